import { pick, type Random, seeded } from './random.ts';
import { SUBJECTS, TOPICS } from './school-words.ts';

export type Measured = { p50: number; p95: number; p99: number };

type Measuring = {
  url: string;
  slug: string;
  password: string;
  /** The e-mail of the nth of some students. */
  student: (n: number) => string;
  students: number;
};

type Caller = (method: string, path: string, body?: object) => Promise<Answer>;
type Answer = { status: number; ms: number; body: never };
type Cast = { admin: Caller; students: Caller[]; random: Random };

const ROUNDS = 200;
const WARM_UP = 30;

/** Each act of a school day, many times, one after another; each in milliseconds as the caller sees it. */
export async function measureLearning({ url, slug, password, student, students: count }: Measuring): Promise<Map<string, Measured>> {
  const { items } = (await (await fetch(`${url}/api/v1/auth/tenants`)).json()) as { items: { id: string; slug: string }[] };
  const tenantId = items.find((each) => each.slug === slug)?.id ?? '';
  const signIn = async (email: string): Promise<Caller> => {
    const answer = await call(`${url}/api/v1`)('POST', '/auth/login', { tenantId, email, password });
    if (answer.status !== 200) throw new Error(`Sign-in as ${email} was answered with ${answer.status}`);
    return call(`${url}/api/v1`, (answer.body as { accessToken: string }).accessToken);
  };
  const students: Caller[] = [];
  for (let n = 0; n < count; n += 1) students.push(await signIn(student(n)));
  const cast: Cast = { admin: await signIn(`admin@${slug}.test`), students, random: seeded(4) };
  const figures = new Map<string, Measured>();
  for (const [name, act] of await actsOf(cast)) {
    const found = await measure(act);
    if (found) figures.set(name, found);
  }
  return figures;
}

const call =
  (api: string, token?: string): Caller =>
  async (method, path, body) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) };
    const began = performance.now();
    const answer = await fetch(api + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    const ms = performance.now() - began;
    return { status: answer.status, ms, body: (text.startsWith('{') ? JSON.parse(text) : {}) as never };
  };

/** Undefined where the server knows no such route yet. */
async function measure(act: (round: number) => Promise<Answer>): Promise<Measured | undefined> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const { status, ms } = await act(round);
    if ((status === 404 || status === 400) && round === 0) return undefined;
    if (status >= 400) throw new Error(`Answered with ${status} in round ${round}`);
    if (round >= WARM_UP) times.push(ms);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

type Act = (round: number) => Promise<Answer>;
type Course = { id: string; modules: { lessons: { id: string; type: string }[] }[] };

async function actsOf(cast: Cast): Promise<[string, Act][]> {
  const { admin, students, random } = cast;
  const courses = await someCourses(admin, random);
  const lessons = courses.flatMap(({ modules }) => modules.flatMap((each) => each.lessons));
  const student = (round: number) => students[round % students.length] ?? admin;
  const course = () => pick(courses, random).id;
  const [texts, quizzes] = ['TEXT', 'QUIZ'].map((type) => lessons.filter((each) => each.type === type));
  const lesson = () => pick(texts ?? lessons, random).id;
  const first = courses[0]?.id ?? '';
  // A write that changes nothing of the course's text: it empties the caches, which is what is wanted.
  const cold =
    (act: Act): Act =>
    async (round) => {
      const { status } = await admin('PATCH', `/courses/${first}`, { description: `Changed ${round}` });
      if (status !== 200) throw new Error(`Answered with ${status}`);
      return act(round);
    };
  const search = (text: string, round: number) =>
    student(round)('GET', `/courses?q=${encodeURIComponent(text)}&limit=${1 + (round % 100)}`);
  const progressOf = (round: number) => student(round)('GET', '/progress');
  return [
    ['search, as it is written', (round) => search(pick([...SUBJECTS, ...TOPICS], random), round)],
    ['search, with a typo', (round) => search(misspelt(pick(SUBJECTS, random), random), round)],
    ['search, three letters', (round) => search(pick(SUBJECTS, random).slice(0, 3), round)],
    ['search, one letter', (round) => search(pick(SUBJECTS, random).slice(0, 1), round)],
    ['course list, first page, cold', cold((round) => student(round)('GET', '/courses'))],
    ['course list, first page, cached', (round) => student(round)('GET', '/courses')],
    ['course page, cold', cold((round) => student(round)('GET', `/courses/${course()}`))],
    ['course page, cached', (round) => student(round)('GET', `/courses/${first}`)],
    ['lesson, cold', cold((round) => student(round)('GET', `/lessons/${lesson()}`))],
    ['lesson, cached', (round) => student(round)('GET', `/lessons/${texts?.[0]?.id ?? ''}`)],
    ...quizActs(
      student,
      (quizzes ?? []).map(({ id }) => id),
      random,
    ),
    ['progress in all courses, cold', cold(progressOf)],
    ['progress in all courses', progressOf],
    ['progress in one course', (round) => student(round)('GET', `/progress?courseId=${course()}`)],
    ['attempts, one’s own', (round) => student(round)('GET', '/attempts')],
    ['attempts at a quiz, as admin', () => admin('GET', `/attempts?lessonId=${pick(quizzes ?? lessons, random).id}`)],
    ['assignments, one’s own', (round) => student(round)('GET', '/assignments')],
    ['class grid, largest course', () => admin('GET', `/courses/${first}/class`)],
    ['class grid, any course', () => admin('GET', `/courses/${course()}/class`)],
  ];
}

/** Each round takes a quiz and a student that were not together before, as far as there are any. */
function quizActs(student: (round: number) => Caller, quizzes: string[], random: Random): [string, Act][] {
  const begun: { caller: Caller; id: string; questionId: string }[] = [];
  return [
    [
      'quiz start',
      async (round) => {
        const caller = student(round);
        const answer = await caller('POST', `/lessons/${pick(quizzes, random)}/attempts`, {});
        const { id, questions } = answer.body as { id: string; questions: { id: string; kind: string }[] };
        begun.push({ caller, id, questionId: questions.find(({ kind }) => kind !== 'MATCHING')?.id ?? '' });
        return answer;
      },
    ],
    [
      'quiz, an answer saved',
      (round) =>
        begun[round]?.caller('PATCH', `/attempts/${begun[round]?.id}`, { answers: { [begun[round]?.questionId ?? '']: null } }) ?? none(),
    ],
    ['quiz, handed in', (round) => begun[round]?.caller('POST', `/attempts/${begun[round]?.id}/submit`, {}) ?? none()],
  ];
}

const none = () => Promise.reject(new Error('No attempt was begun'));

/** Some of the published courses with their lessons; the oldest first, which everybody takes. */
async function someCourses(admin: Caller, random: Random): Promise<Course[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await admin('GET', `/courses?limit=100&status=PUBLISHED${cursor === null ? '' : `&cursor=${cursor}`}`);
    const { items, nextCursor } = body as { items: { id: string }[]; nextCursor: string | null };
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  } while (cursor !== null);
  const [oldest = '', ...others] = ids.sort();
  const found: Course[] = [];
  const some = new Set([oldest, ...Array.from({ length: Math.min(60, others.length) }, () => pick(others, random))]);
  for (const id of some) found.push((await admin('GET', `/courses/${id}`)).body);
  return found;
}

/** A letter left out, another one doubled. */
function misspelt(text: string, random: Random): string {
  const letters = [...text];
  const place = 1 + Math.floor(random() * Math.max(1, letters.length - 3));
  return [...letters.slice(0, place), ...letters.slice(place + 1)].join('').replace(/(.)(?=.{2}$)/u, '$1$1');
}
