-- Regrading: finished attempts judged anew, with what they were before, so that it can be undone (decision 0016).

CREATE TABLE "regrade" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "lesson_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "lesson_version" INTEGER NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "changed" INTEGER NOT NULL DEFAULT 0,
  "gained" INTEGER NOT NULL DEFAULT 0,
  "lost" INTEGER NOT NULL DEFAULT 0,
  "created_by" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "undone_by" UUID,
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "regrade_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "regrade_tenant_id_lesson_id_fkey" FOREIGN KEY ("tenant_id", "lesson_id") REFERENCES "lesson" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "regrade_tenant_id_created_by_fkey" FOREIGN KEY ("tenant_id", "created_by") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "regrade_tenant_id_undone_by_fkey" FOREIGN KEY ("tenant_id", "undone_by") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "regrade_undone_check" CHECK (("undone_at" IS NULL) = ("undone_by" IS NULL))
);
CREATE UNIQUE INDEX "regrade_tenant_id_lesson_id_number_key" ON "regrade" ("tenant_id", "lesson_id", "number");

-- `before` and `after` hold the attempt's quiz, its result, and since when its student had completed the lesson.
CREATE TABLE "regrade_change" (
  "tenant_id" UUID NOT NULL,
  "regrade_id" UUID NOT NULL,
  "attempt_id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  CONSTRAINT "regrade_change_pkey" PRIMARY KEY ("tenant_id", "regrade_id", "attempt_id"),
  CONSTRAINT "regrade_change_tenant_id_regrade_id_fkey" FOREIGN KEY ("tenant_id", "regrade_id") REFERENCES "regrade" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "regrade_change_tenant_id_attempt_id_fkey" FOREIGN KEY ("tenant_id", "attempt_id") REFERENCES "quiz_attempt" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "regrade_change_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- A lesson's attempts, the newest first: for its figures, and for the list of attempts.
CREATE INDEX "quiz_attempt_tenant_id_lesson_id_id_idx" ON "quiz_attempt" ("tenant_id", "lesson_id", "id");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['regrade', 'regrade_change'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON "regrade" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ("after") ON "regrade_change" TO flightline_app;
-- A regrade may take a completion away; it comes back when the regrade is undone.
GRANT DELETE ON "lesson_progress" TO flightline_app;
