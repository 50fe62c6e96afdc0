import * as z from 'zod';

import type { courses, questions } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';

import type { PathProblem } from '../questions/name-parts.ts';
import { fingerprintOf, readQuestion } from './rows.ts';
import { shareDraws } from './share-draws.ts';

type Drawing = Pick<courses.Quiz, 'questions' | 'draws'>;

const TOO_FEW =
  'This quiz takes questions from the school’s bank, and there are too few of them right now. Please tell your instructor, who can add some.';

/**
 * The quiz with what it draws among its questions: as many as it wants of each tag, by a chance that hangs on the seed, none
 * twice and none that the quiz asks anyway. Throws UNPROCESSABLE where the bank holds too few.
 */
export async function drawQuestions(scope: Scope, quiz: courses.Quiz, seed: string): Promise<courses.Quiz> {
  if (quiz.draws.length === 0) return quiz;
  const { picks, gaps } = await pickForDraws(scope, quiz, seed);
  if (gaps.length > 0) throw problem('UNPROCESSABLE', TOO_FEW);
  const found = await load(scope, picks.flat());
  const drawn = quiz.draws.flatMap(({ points }, index) =>
    (picks[index] ?? [])
      .flatMap((id) => found.get(id) ?? [])
      .map((question) => (points === undefined ? question : { ...question, points })),
  );
  return { ...quiz, questions: [...quiz.questions, ...drawn], draws: [] };
}

/** Which questions each draw would get, and for which of them the bank holds too few. */
export async function pickForDraws(scope: Scope, quiz: Drawing, seed: string): Promise<{ picks: string[][]; gaps: PathProblem[] }> {
  if (quiz.draws.length === 0) return { picks: [], gaps: [] };
  const asked = await inBank(scope, quiz.questions);
  const most = quiz.draws.reduce((sum, { count }) => sum + count, 0);
  const wanted: { count: number; candidates: string[] }[] = [];
  for (const { tag, count } of quiz.draws) wanted.push({ count, candidates: await candidates(scope, { tag, most, asked, seed }) });
  const picks = shareDraws(wanted);
  const gaps = quiz.draws.flatMap(({ tag, count }, index) => {
    const { length: found } = picks[index] ?? [];
    return found < count ? [{ path: `draws.${index}`, message: `Only ${found} of the ${count} questions tagged “${tag}” exist` }] : [];
  });
  return { picks, gaps };
}

/** Those of the bank that a quiz asks anyway: by name, as the editor copies them, or since they ask the same. */
async function inBank({ tx, tenantId }: Scope, asked: readonly questions.Question[]): Promise<string[]> {
  if (asked.length === 0) return [];
  const rows = await tx.bankQuestion.findMany({
    where: { tenantId, fingerprint: { in: asked.map(fingerprintOf) } },
    select: { id: true },
  });
  return [...rows.map(({ id }) => id), ...asked.flatMap(({ id }) => z.uuid().safeParse(id).data ?? [])];
}

type Sought = { tag: string; most: number; asked: string[]; seed: string };

/**
 * Living questions with a tag in an order of chance. Read from an index alone: hashing and sorting the ids of five thousand
 * takes milliseconds, and every set of them is as likely as another, which no start at a random place would give. With as
 * many as all draws want together, a draw whose tag has more can never go short.
 */
export const candidatesSql = (tenantId: string, { tag, most, asked, seed }: Sought): Prisma.Sql => Prisma.sql`
  SELECT question_id AS id FROM question_tag
  WHERE tenant_id = ${tenantId}::uuid AND archived = false AND tag = ${tag} AND question_id <> ALL (${asked}::uuid[])
  ORDER BY uuid_hash_extended(question_id, hashtextextended(${seed}, 0)), question_id LIMIT ${most}`;

async function candidates({ tx, tenantId }: Scope, sought: Sought): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(candidatesSql(tenantId, sought));
  return rows.map(({ id }) => id);
}

async function load({ tx, tenantId }: Scope, ids: string[]): Promise<Map<string, questions.Question>> {
  const rows = await tx.bankQuestion.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, question: true } });
  return new Map(rows.map((row) => [row.id, readQuestion(row)]));
}
