-- Learning: modules and lessons of a course, attempts at quizzes, what was read, what was assigned.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE "lesson_type" AS ENUM ('TEXT', 'QUIZ');
CREATE TYPE "attempt_status" AS ENUM ('IN_PROGRESS', 'SUBMITTED', 'EXPIRED');

-- `search_text`: titles of the course and its modules, without case and accents.
ALTER TABLE "course" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
-- Courses from before: forced row-level security would hide them from their owner too.
ALTER TABLE "course" NO FORCE ROW LEVEL SECURITY;
UPDATE "course" SET "search_text" = lower("title");
ALTER TABLE "course" FORCE ROW LEVEL SECURITY;
CREATE INDEX "course_tenant_id_search_text_idx" ON "course" USING GIST ("tenant_id", "search_text" gist_trgm_ops);

CREATE TABLE "course_module" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "course_id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "archived_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "course_module_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "course_module_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "course_module_tenant_id_course_id_position_idx" ON "course_module" ("tenant_id", "course_id", "position");

-- A quiz is one document: it is read, written and versioned as a whole, and attempts keep theirs (decision 0014).
CREATE TABLE "lesson" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "course_id" UUID NOT NULL,
  "module_id" UUID NOT NULL,
  "type" "lesson_type" NOT NULL,
  "title" TEXT NOT NULL,
  "content" TEXT NOT NULL DEFAULT '',
  "quiz" JSONB,
  "position" INTEGER NOT NULL,
  "archived_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "lesson_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "lesson_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "lesson_tenant_id_module_id_fkey" FOREIGN KEY ("tenant_id", "module_id") REFERENCES "course_module" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "lesson_quiz_check" CHECK (("type" = 'QUIZ') = ("quiz" IS NOT NULL))
);
CREATE INDEX "lesson_tenant_id_course_id_position_idx" ON "lesson" ("tenant_id", "course_id", "position");
CREATE INDEX "lesson_tenant_id_module_id_position_idx" ON "lesson" ("tenant_id", "module_id", "position");

CREATE TABLE "quiz_attempt" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "lesson_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "status" "attempt_status" NOT NULL DEFAULT 'IN_PROGRESS',
  "quiz" JSONB NOT NULL,
  "answers" JSONB NOT NULL DEFAULT '{}',
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3),
  "submitted_at" TIMESTAMPTZ(3),
  "score" DECIMAL(12, 4),
  "max_score" DECIMAL(12, 4),
  "percent" DECIMAL(5, 2),
  "passed" BOOLEAN,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "quiz_attempt_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "quiz_attempt_tenant_id_lesson_id_fkey" FOREIGN KEY ("tenant_id", "lesson_id") REFERENCES "lesson" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "quiz_attempt_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "quiz_attempt_result_check" CHECK (("status" = 'IN_PROGRESS') = ("score" IS NULL))
);
CREATE UNIQUE INDEX "quiz_attempt_tenant_id_lesson_id_student_id_number_key" ON "quiz_attempt" ("tenant_id", "lesson_id", "student_id", "number");
CREATE INDEX "quiz_attempt_tenant_id_student_id_started_at_idx" ON "quiz_attempt" ("tenant_id", "student_id", "started_at");
CREATE INDEX "quiz_attempt_tenant_id_status_expires_at_idx" ON "quiz_attempt" ("tenant_id", "status", "expires_at");
-- However many start at once: one attempt is open.
CREATE UNIQUE INDEX "quiz_attempt_open_key" ON "quiz_attempt" ("tenant_id", "lesson_id", "student_id") WHERE "status" = 'IN_PROGRESS';

CREATE TABLE "lesson_progress" (
  "tenant_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "lesson_id" UUID NOT NULL,
  "completed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("tenant_id", "student_id", "lesson_id"),
  CONSTRAINT "lesson_progress_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "lesson_progress_tenant_id_lesson_id_fkey" FOREIGN KEY ("tenant_id", "lesson_id") REFERENCES "lesson" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE "lesson_assignment" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "lesson_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "due_at" TIMESTAMPTZ(3),
  "assigned_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "lesson_assignment_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "lesson_assignment_tenant_id_lesson_id_fkey" FOREIGN KEY ("tenant_id", "lesson_id") REFERENCES "lesson" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "lesson_assignment_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "lesson_assignment_tenant_id_lesson_id_student_id_key" ON "lesson_assignment" ("tenant_id", "lesson_id", "student_id");
CREATE INDEX "lesson_assignment_tenant_id_student_id_id_idx" ON "lesson_assignment" ("tenant_id", "student_id", "id");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['course_module', 'lesson', 'quiz_attempt', 'lesson_progress', 'lesson_assignment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON "course_module", "lesson", "quiz_attempt", "lesson_assignment" TO flightline_app;
GRANT SELECT, INSERT ON "lesson_progress" TO flightline_app;
