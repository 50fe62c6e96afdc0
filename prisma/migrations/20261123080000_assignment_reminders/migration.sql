-- Reminders of what students were given to do: each is sent once, whatever crashes.

ALTER TABLE "lesson_assignment"
  ADD COLUMN "due_soon_told_at" TIMESTAMPTZ(3),
  ADD COLUMN "overdue_told_at" TIMESTAMPTZ(3);

-- What is due, for one student; what becomes due, and what became overdue, for the job.
CREATE INDEX "lesson_assignment_tenant_id_student_id_due_at_idx" ON "lesson_assignment" ("tenant_id", "student_id", "due_at");
CREATE INDEX "lesson_assignment_tenant_id_due_soon_told_at_due_at_idx" ON "lesson_assignment" ("tenant_id", "due_soon_told_at", "due_at");
CREATE INDEX "lesson_assignment_tenant_id_overdue_told_at_due_at_idx" ON "lesson_assignment" ("tenant_id", "overdue_told_at", "due_at");

-- An assignment can be taken back.
GRANT DELETE ON "lesson_assignment" TO flightline_app;
