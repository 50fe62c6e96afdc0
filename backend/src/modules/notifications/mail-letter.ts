type Told = { schoolName: string; recipientName: string; title: string; body: string; url: string | undefined };

/** A mail's subject and its two bodies. */
export type Letter = { subject: string; text: string; html: string };

/** A message as a mail of the school: plain text, and HTML that shows without pictures or outside hosts. */
export function letterOf(told: Told): Letter {
  return { subject: told.title, text: textOf(told), html: htmlOf(told) };
}

const reasonOf = ({ schoolName }: Told) => `You get this mail because you have an account at ${schoolName}.`;

function textOf(told: Told): string {
  const { recipientName, body, url, schoolName } = told;
  const lines = [`Hello ${recipientName},`, body, ...(url === undefined ? [] : [url]), schoolName, `--\n${reasonOf(told)}`];
  return `${lines.join('\n\n')}\n`;
}

function htmlOf(told: Told): string {
  const [schoolName, recipientName, title, body] = [told.schoolName, told.recipientName, told.title, told.body].map(escaped);
  const button =
    told.url === undefined ? '' : `<p style="margin:24px 0"><a href="${escaped(told.url)}" style="${BUTTON}">Open in Flightline</a></p>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:24px;background:#f1f3f5">
<div style="${CARD}">
<p style="margin:0 0 16px;color:#495057;font-size:14px">${schoolName}</p>
<h1 style="margin:0 0 16px;font-size:20px">${title}</h1>
<p>Hello ${recipientName},</p>
<p>${body}</p>
${button}
<p style="margin:24px 0 0;color:#495057;font-size:12px">${escaped(reasonOf(told))}</p>
</div>
</body>
</html>
`;
}

const CARD =
  'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px;color:#212529;font:16px/1.5 system-ui,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const BUTTON = 'display:inline-block;padding:10px 16px;background:#1864ab;border-radius:6px;color:#ffffff;text-decoration:none';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
