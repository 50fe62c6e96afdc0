/** The browser's words for code that could not be fetched differ; all are TypeErrors. */
const isMissingCode = (error: unknown) =>
  error instanceof TypeError && /import(ed|ing).*module|module script|Load failed/i.test(error.message);

type Words = { title: string; advice: string };

/** What to say when a page did not open. */
export function failureWords(error: unknown, online: boolean): Words {
  if (isMissingCode(error) && !online) {
    return {
      title: 'You are offline',
      advice: 'This page was not opened before, so it is not on this device yet. Reload once you are back.',
    };
  }
  if (isMissingCode(error)) {
    // After an update of the server, the pages an open tab would still load are gone.
    return { title: 'Flightline was updated', advice: 'Reload to use the new version. Drafts are kept.' };
  }
  return { title: 'Something went wrong', advice: 'This page stopped working. What is saved is safe; a reload usually helps.' };
}
