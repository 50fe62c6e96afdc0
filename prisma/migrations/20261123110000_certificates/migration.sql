-- Certificates: one for each student and course, made with the act that completes the course (decision 0017).

CREATE TABLE "certificate" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "student_id" UUID NOT NULL,
  "course_id" UUID NOT NULL,
  "course_title" TEXT NOT NULL,
  "issued_at" TIMESTAMPTZ(3) NOT NULL,
  "code" TEXT NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  "revoke_reason" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "certificate_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "certificate_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "certificate_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "certificate_revoked_check" CHECK (("revoked_at" IS NULL) = ("revoke_reason" IS NULL))
);
CREATE UNIQUE INDEX "certificate_tenant_id_student_id_course_id_key" ON "certificate" ("tenant_id", "student_id", "course_id");
CREATE UNIQUE INDEX "certificate_tenant_id_code_key" ON "certificate" ("tenant_id", "code");

ALTER TABLE "certificate" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "certificate" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "certificate" USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
GRANT SELECT, INSERT ON "certificate" TO flightline_app;
-- What was certified stays as it was; only that it no longer holds can be added.
GRANT UPDATE ("revoked_at", "revoke_reason", "version") ON "certificate" TO flightline_app;
