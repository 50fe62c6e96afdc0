-- The school's bank of questions, from which quizzes draw by tag (decision 0015).

CREATE TABLE "bank_question" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "question" JSONB NOT NULL,
  -- The prompt without case and accents.
  "search_text" TEXT NOT NULL,
  -- A hash of what is asked, whatever it is called, tagged or worth: two questions of one hash are the same question.
  "fingerprint" TEXT NOT NULL,
  "archived_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "bank_question_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "bank_question_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "bank_question_id_check" CHECK ("question" ->> 'id' = "id"::text AND "question" ->> 'kind' = "kind")
);
CREATE INDEX "bank_question_tenant_id_fingerprint_idx" ON "bank_question" ("tenant_id", "fingerprint");

-- `archived` is the question's: with it the index alone answers which living questions have a tag, and how many.
CREATE TABLE "question_tag" (
  "tenant_id" UUID NOT NULL,
  "question_id" UUID NOT NULL,
  "tag" TEXT NOT NULL,
  "archived" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "question_tag_pkey" PRIMARY KEY ("tenant_id", "question_id", "tag"),
  CONSTRAINT "question_tag_tenant_id_question_id_fkey" FOREIGN KEY ("tenant_id", "question_id") REFERENCES "bank_question" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "question_tag_tag_check" CHECK (length("tag") BETWEEN 1 AND 60)
);
CREATE INDEX "question_tag_tenant_id_archived_tag_question_id_idx" ON "question_tag" ("tenant_id", "archived", "tag", "question_id");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bank_question', 'question_tag'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON "bank_question" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ("archived"), DELETE ON "question_tag" TO flightline_app;
