-- Courses that require others, and a course that a school's bookings require (decision 0020).

CREATE TABLE "course_requirement" (
  "tenant_id" UUID NOT NULL,
  "course_id" UUID NOT NULL,
  "required_course_id" UUID NOT NULL,
  CONSTRAINT "course_requirement_pkey" PRIMARY KEY ("tenant_id", "course_id", "required_course_id"),
  CONSTRAINT "course_requirement_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "course_requirement_tenant_id_required_course_id_fkey" FOREIGN KEY ("tenant_id", "required_course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "course_requirement_other_check" CHECK ("course_id" <> "required_course_id")
);
ALTER TABLE "course_requirement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "course_requirement" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "course_requirement" USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
GRANT SELECT, INSERT, DELETE ON "course_requirement" TO flightline_app;

ALTER TABLE "tenant" ADD COLUMN "booking_course_id" UUID;
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_id_booking_course_id_fkey"
  FOREIGN KEY ("id", "booking_course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
