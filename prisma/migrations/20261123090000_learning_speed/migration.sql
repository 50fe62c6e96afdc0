-- Learning at size: a search that keeps its index under row-level security, indexes for what is listed, and two things that
-- the database holds from now on: a lesson's module belongs to its course, and an archived course remembers what it was.

ALTER TABLE "course" ADD COLUMN "archived_from" "course_status";
ALTER TABLE "course" ADD CONSTRAINT "course_archived_from_check"
  CHECK ("archived_from" IS NULL OR ("status" = 'ARCHIVED' AND "archived_from" <> 'ARCHIVED'));

CREATE UNIQUE INDEX "course_module_tenant_id_course_id_id_key" ON "course_module" ("tenant_id", "course_id", "id");
ALTER TABLE "lesson" DROP CONSTRAINT "lesson_tenant_id_module_id_fkey";
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_tenant_id_course_id_module_id_fkey"
  FOREIGN KEY ("tenant_id", "course_id", "module_id") REFERENCES "course_module" ("tenant_id", "course_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Lists are turned by id, the newest first: of a lesson, and of a student.
CREATE INDEX "quiz_attempt_tenant_id_student_id_id_idx" ON "quiz_attempt" ("tenant_id", "student_id", "id");
DROP INDEX "quiz_attempt_tenant_id_student_id_started_at_idx";
CREATE INDEX "lesson_assignment_tenant_id_lesson_id_id_idx" ON "lesson_assignment" ("tenant_id", "lesson_id", "id");
CREATE INDEX "lesson_progress_tenant_id_lesson_id_student_id_idx" ON "lesson_progress" ("tenant_id", "lesson_id", "student_id");

-- The search (decision 0019) ------------------------------------------------------------------------------------------

-- Operators of pg_trgm are not leakproof, so policies keep them from any index; equality of texts is.
DROP INDEX "course_tenant_id_search_text_idx";

-- The trigrams of each different word of a text: '  f', ' fo', 'fog', 'og ' of 'fog'.
CREATE FUNCTION search_grams(told text) RETURNS TABLE (word integer, gram text)
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20
  BEGIN ATOMIC
    SELECT DISTINCT each.place::integer, substr('  ' || each.word || ' ', n, 3)
    FROM (
      SELECT piece.word, min(piece.place) AS place
      FROM regexp_split_to_table(told, '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2010-\u205e\u3000-\u303f]+')
        WITH ORDINALITY AS piece (word, place)
      WHERE piece.word <> ''
      GROUP BY piece.word
    ) each, generate_series(1, length(each.word) + 1) AS n;
  END;

CREATE TABLE "course_gram" (
  "tenant_id" UUID NOT NULL,
  "gram" TEXT NOT NULL,
  "course_id" UUID NOT NULL,
  "word" INTEGER NOT NULL,
  CONSTRAINT "course_gram_pkey" PRIMARY KEY ("tenant_id", "gram", "course_id", "word"),
  CONSTRAINT "course_gram_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "course_gram_tenant_id_course_id_idx" ON "course_gram" ("tenant_id", "course_id");

-- Courses from before: forced row-level security would hide them from their owner too.
ALTER TABLE "course" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "course_gram" ("tenant_id", "gram", "course_id", "word")
  SELECT c."tenant_id", g."gram", c."id", g."word" FROM "course" c, search_grams(c."search_text") g;
ALTER TABLE "course" FORCE ROW LEVEL SECURITY;

-- Whoever writes a course's search text writes its grams; as the writer, so that the policy holds.
CREATE FUNCTION keep_course_grams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM course_gram g WHERE g.tenant_id = NEW.tenant_id AND g.course_id = NEW.id;
  INSERT INTO course_gram (tenant_id, gram, course_id, word)
    SELECT NEW.tenant_id, g.gram, NEW.id, g.word FROM search_grams(NEW.search_text) g;
  RETURN NULL;
END
$$;
CREATE TRIGGER course_grams_of_new AFTER INSERT ON "course" FOR EACH ROW EXECUTE FUNCTION keep_course_grams();
CREATE TRIGGER course_grams_of_changed AFTER UPDATE OF "search_text" ON "course"
  FOR EACH ROW WHEN (OLD."search_text" IS DISTINCT FROM NEW."search_text") EXECUTE FUNCTION keep_course_grams();

ALTER TABLE "course_gram" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "course_gram" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "course_gram" USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
GRANT SELECT, INSERT, DELETE ON "course_gram" TO flightline_app;
