/* A school with as much learning as asked for, the same in each run. Written past the app, as the owner and without checking
   references, since a million attempts by way of the API would take hours; what is written is what the app would write. */
import { randomUUID } from 'node:crypto';

import { searchTextOf } from '../src/modules/learning/courses/search-text.ts';
import { makeTemplates } from './quiz-templates.ts';
import { pick, type Random, seeded } from './random.ts';
import { LEVELS, SENTENCES, SUBJECTS, TOPICS } from './school-words.ts';

/** Half of the lessons are quizzes; a quarter of the attempts is a second one, so a student makes 5/4 of the quizzes of their courses. */
export type LearningSize = {
  courses: number;
  modulesEach: number;
  lessonsEach: number;
  questionsEach: number;
  students: number;
  coursesEach: number;
};

export const SIZES = {
  small: { courses: 40, modulesEach: 4, lessonsEach: 6, questionsEach: 5, students: 200, coursesEach: 4 },
  full: { courses: 500, modulesEach: 8, lessonsEach: 5, questionsEach: 20, students: 2_000, coursesEach: 20 },
} as const satisfies Record<string, LearningSize>;

/** Signs in as `admin@<slug>.test`, `instructor@<slug>.test` and `student<n>@<slug>.test`, n from 0, where a password is given. */
export type SeededSchool = { tenantId: string; slug: string; adminId: string; studentIds: string[]; courseIds: string[] };

/** One connection of a superuser. */
type Connection = { query(sql: string, values?: unknown[]): Promise<unknown> };

type Seeding = { client: Connection; size: LearningSize; slug: string; passwordHash?: string; log?: (line: string) => void };
type Stage = Seeding & { tenantId: string; random: Random; adminId: string };

const BEGUN = Date.UTC(2026, 0, 5, 8);
const TEMPLATES = 40;
const SHEETS = 8;

/** Makes the school. */
export async function seedLearning(seeding: Seeding): Promise<SeededSchool> {
  const { client, slug, log = () => undefined } = seeding;
  const stage: Stage = { ...seeding, tenantId: randomUUID(), random: seeded(20_261_123), adminId: idOf(0, 0) };
  const { tenantId, adminId } = stage;
  await client.query('SET synchronous_commit = off; SET maintenance_work_mem = 262144; SET work_mem = 131072; SET jit = off');
  const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1)} Academy`;
  await client.query('INSERT INTO tenant (id, slug, name, time_zone) VALUES ($1, $2, $3, $4)', [tenantId, slug, name, 'Europe/London']);
  const studentIds = await people(stage);
  // Courses are written with their triggers, which fill the search.
  const outline = await courses(stage);
  await client.query('SET session_replication_role = replica');
  await lessons(stage, outline);
  log('courses, modules and lessons are written');
  await enrolments(stage, { outline, studentIds });
  await attempts(stage);
  await progress(stage);
  await client.query('RESET session_replication_role; DROP TABLE bench_sheet, bench_quiz, bench_enrolment');
  await client.query(
    'VACUUM (ANALYZE) course, course_gram, course_module, lesson, quiz_attempt, lesson_progress, lesson_assignment, app_user',
  );
  return { tenantId, slug, adminId, studentIds, courseIds: outline.map(({ id }) => id) };
}

/** Ids of version 7, in the order of their making, the same in each school. */
function idOf(kind: number, n: number): string {
  const at = (BEGUN + n * 1_000).toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Rows by thousands, as JSON: as fast as COPY here, and without another package. */
async function insert(client: Connection, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += 1_000) {
    const part = JSON.stringify(rows.slice(from, from + 1_000));
    await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [part]);
  }
}

async function people({ client, tenantId, slug, size, passwordHash, adminId }: Stage) {
  const common = { tenant_id: tenantId, password_hash: passwordHash ?? null, status: 'ACTIVE', version: 1 };
  const at = { created_at: new Date(BEGUN), updated_at: new Date(BEGUN) };
  const students = Array.from({ length: size.students }, (_, n) => ({
    ...{ ...common, ...at, id: idOf(2, n), email: `student${n}@${slug}.test`, role: 'STUDENT' },
    full_name: `${pick(FIRST_NAMES, () => ((n * 7) % 100) / 100)} ${pick(LAST_NAMES, () => ((n * 13) % 100) / 100)}`,
  }));
  await insert(client, 'app_user', [
    { ...common, ...at, id: adminId, email: `admin@${slug}.test`, role: 'ADMIN', full_name: 'Morgan Hale' },
    { ...common, ...at, id: idOf(1, 0), email: `instructor@${slug}.test`, role: 'INSTRUCTOR', full_name: 'Ada Reyes' },
    ...students,
  ]);
  return students.map(({ id }) => id);
}

const FIRST_NAMES = ['Ada', 'Bessie', 'Łukasz', 'Amélie', 'Дарья', 'Jürgen', 'さくら', 'Νίκος', 'Grace', 'Omar'] as const;
const LAST_NAMES = ['Reyes', 'Okafor', 'Żuraw', 'Lefèvre', 'Иванова', 'Müller', '田中', 'Παππάς', 'Hopper', 'Haddad'] as const;

type Outline = { id: string; modules: { id: string; title: string }[] }[];

async function courses({ client, tenantId, size, random }: Stage): Promise<Outline> {
  const outline = Array.from({ length: size.courses }, (_, n) => ({
    id: idOf(3, n),
    title: `${pick(SUBJECTS, random)} ${pick(LEVELS, random)} ${n + 1}`,
    modules: Array.from({ length: size.modulesEach }, (_unused, m) => ({
      id: idOf(4, n * size.modulesEach + m),
      title: `${pick(TOPICS, random)} and ${pick(TOPICS, random)}`,
    })),
  }));
  const common = { tenant_id: tenantId, version: 1, created_at: new Date(BEGUN) };
  const rows = outline.map(({ id, title, modules }, n) => ({
    ...{ ...common, id, title, status: n % 20 === 19 ? 'DRAFT' : 'PUBLISHED', updated_at: new Date(BEGUN) },
    description: `${pick(SENTENCES, random)} ${pick(SENTENCES, random)}`,
    search_text: searchTextOf(
      title,
      modules.map((each) => each.title),
    ),
  }));
  await insert(client, 'course', rows);
  const modules = outline.flatMap((course) =>
    course.modules.map((each, position) => ({ ...common, ...each, course_id: course.id, position })),
  );
  await insert(client, 'course_module', modules);
  return outline;
}

async function lessons({ client, tenantId, size, random }: Stage, outline: Outline): Promise<void> {
  const templates = makeTemplates(TEMPLATES, SHEETS, { questionsEach: size.questionsEach, random });
  await client.query('CREATE TEMP TABLE bench_quiz (course_id uuid, lesson_id uuid, template int)');
  await client.query(
    'CREATE TEMP TABLE bench_sheet (template int, sheet int, answers jsonb, score numeric, max_score numeric, percent numeric, passed boolean)',
  );
  const sheets = templates.flatMap((each, template) =>
    each.sheets.map(({ answers, result: { maxScore, ...result } }, sheet) => ({
      template,
      sheet,
      answers,
      max_score: maxScore,
      ...result,
    })),
  );
  await insert(client, 'bench_sheet', sheets);
  let made = 0;
  for (const course of outline) {
    const rows = course.modules.flatMap((within) =>
      Array.from({ length: size.lessonsEach }, (_, position) => {
        made += 1;
        const quiz = made % 2 === 0 ? templates[made % TEMPLATES]?.quiz : undefined;
        return {
          ...{ tenant_id: tenantId, id: idOf(5, made), course_id: course.id, module_id: within.id, position, version: 1 },
          ...{ title: `${pick(TOPICS, random)} ${made}`, type: quiz ? 'QUIZ' : 'TEXT', template: made % TEMPLATES },
          ...{
            content: quiz ? '' : reading(random),
            quiz: quiz ? { ...quiz, questions: quiz.questions.map((each) => ({ ...each, prompt: `${each.prompt} (${made})` })) } : null,
          },
          ...{ created_at: new Date(BEGUN), updated_at: new Date(BEGUN) },
        };
      }),
    );
    await insert(
      client,
      'lesson',
      rows.map(({ template: _, ...row }) => row),
    );
    const quizzes = rows.filter(({ type }) => type === 'QUIZ');
    await insert(
      client,
      'bench_quiz',
      quizzes.map(({ id, template }) => ({ course_id: course.id, lesson_id: id, template })),
    );
  }
}

/** Markdown of one to twenty paragraphs. */
const reading = (random: Random) =>
  Array.from({ length: 1 + Math.floor(random() ** 3 * 20) }, (_, n) => `## ${pick(TOPICS, random)}\n\n${SENTENCES.join(' ')} (${n})`).join(
    '\n\n',
  );

/** Each student takes the first course, and others by chance; one after another, `turn` by `turn`. */
async function enrolments({ client, size, random }: Stage, { outline, studentIds }: { outline: Outline; studentIds: string[] }) {
  await client.query('CREATE TEMP TABLE bench_enrolment (student_id uuid, course_id uuid, turn int)');
  const published = outline.filter((_, n) => n % 20 !== 19).map(({ id }) => id);
  const rows = studentIds.flatMap((studentId) => {
    const taken = new Set(published.slice(0, 1));
    while (taken.size < Math.min(size.coursesEach, published.length)) taken.add(pick(published, random));
    return [...taken].map((courseId, turn) => ({ student_id: studentId, course_id: courseId, turn }));
  });
  await insert(client, 'bench_enrolment', rows);
  await client.query('ANALYZE bench_enrolment; ANALYZE bench_quiz; ANALYZE bench_sheet');
}

/** Turn by turn and in the order of time, as the rows of years would lie. */
async function attempts({ client, tenantId, size, log = () => undefined }: Stage): Promise<void> {
  for (let turn = 0; turn < size.coursesEach; turn += 1) {
    await client.query(
      `INSERT INTO quiz_attempt (tenant_id, id, lesson_id, student_id, number, status, quiz, answers, started_at, submitted_at, score, max_score, percent, passed)
       SELECT $1::uuid, (lpad(to_hex((extract(epoch FROM t.at) * 1000)::bigint), 12, '0') || '7' || substr(t.digest, 1, 3) || '8' || substr(t.digest, 4, 15))::uuid,
         t.lesson_id, t.student_id, t.number, 'SUBMITTED', l.quiz, s.answers, t.at, t.at + make_interval(secs => 120 + t.chance % 1800),
         s.score, s.max_score, s.percent, s.passed
       FROM (
         SELECT e.student_id, q.lesson_id, q.template, n.number, h.digest, ('x' || substr(h.digest, 20, 6))::bit(24)::int AS chance,
           to_timestamp($2::float8 / 1000) + make_interval(days => $3::int * 14, secs => ('x' || substr(h.digest, 25, 5))::bit(20)::int) AS at
         FROM bench_enrolment e JOIN bench_quiz q ON q.course_id = e.course_id
           CROSS JOIN generate_series(1, 2) AS n (number)
           CROSS JOIN LATERAL (SELECT md5(e.student_id::text || q.lesson_id::text || n.number) AS digest) h
         WHERE e.turn = $3::int
       ) t
         JOIN lesson l ON l.tenant_id = $1::uuid AND l.id = t.lesson_id
         JOIN bench_sheet s ON s.template = t.template AND s.sheet = t.chance % ${SHEETS}
       WHERE t.number = 1 OR t.chance % 4 = 0
       ORDER BY t.at`,
      [tenantId, BEGUN, turn],
    );
    log(`attempts of turn ${turn + 1} of ${size.coursesEach}`);
  }
}

/** Quizzes that were passed, texts that were read, and the first lessons of each course, which were assigned. */
async function progress({ client, tenantId, adminId }: Stage): Promise<void> {
  await client.query(
    `INSERT INTO lesson_progress (tenant_id, student_id, lesson_id, completed_at)
     SELECT tenant_id, student_id, lesson_id, min(submitted_at) FROM quiz_attempt WHERE tenant_id = $1 AND passed GROUP BY 1, 2, 3
     UNION ALL
     SELECT l.tenant_id, e.student_id, l.id, now() FROM bench_enrolment e JOIN lesson l ON l.tenant_id = $1 AND l.course_id = e.course_id
     WHERE l.type = 'TEXT' AND hashtextextended(e.student_id::text || l.id::text, 0) % 10 < 7`,
    [tenantId],
  );
  await client.query(
    `INSERT INTO lesson_assignment (tenant_id, id, lesson_id, student_id, due_at, assigned_by, created_at)
     SELECT $1, gen_random_uuid(), l.id, e.student_id, now() + make_interval(days => l.position), $2, now()
     FROM bench_enrolment e JOIN lesson l ON l.tenant_id = $1 AND l.course_id = e.course_id AND l.position = 0
     WHERE e.turn < 5`,
    [tenantId, adminId],
  );
}
