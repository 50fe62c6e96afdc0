-- Scheduling in depth: kinds of lessons with buffers, models of aircraft, times out of service, holds, and what a school decides.

-- What a school decides about bookings. The defaults limit nothing: a school that says nothing books as before.
ALTER TABLE "tenant"
  ADD COLUMN "min_notice_minutes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "booking_horizon_days" INTEGER,
  ADD COLUMN "daily_duty_minutes" INTEGER,
  ADD COLUMN "weekly_duty_minutes" INTEGER,
  ADD COLUMN "hold_minutes" INTEGER,
  ADD CONSTRAINT "tenant_min_notice_check" CHECK ("min_notice_minutes" BETWEEN 0 AND 43200),
  ADD CONSTRAINT "tenant_horizon_check" CHECK ("booking_horizon_days" BETWEEN 1 AND 1095),
  ADD CONSTRAINT "tenant_duty_check" CHECK ("daily_duty_minutes" BETWEEN 30 AND 1440 AND "weekly_duty_minutes" BETWEEN 30 AND 10080),
  ADD CONSTRAINT "tenant_hold_check" CHECK ("hold_minutes" BETWEEN 15 AND 20160);

-- The model or class of an aircraft, such as C172: "any C172" is found by it.
ALTER TABLE "resource" ADD COLUMN "model" TEXT;
CREATE INDEX "resource_tenant_id_kind_model_idx" ON "resource" ("tenant_id", "kind", "model");

CREATE TABLE "booking_lesson_type" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "duration_minutes" INTEGER NOT NULL,
  "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
  "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
  "needs_instructor" BOOLEAN NOT NULL DEFAULT true,
  "needs_resource" "resource_kind",
  "archived_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "booking_lesson_type_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "booking_lesson_type_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_lesson_type_minutes_check" CHECK (
    "duration_minutes" BETWEEN 15 AND 480 AND "buffer_before_minutes" BETWEEN 0 AND 240 AND "buffer_after_minutes" BETWEEN 0 AND 240),
  -- A lesson that needs nobody and nothing would be no lesson.
  CONSTRAINT "booking_lesson_type_needs_check" CHECK ("needs_instructor" OR "needs_resource" IS NOT NULL)
);
CREATE UNIQUE INDEX "booking_lesson_type_tenant_id_name_key" ON "booking_lesson_type" ("tenant_id", "name");

-- When an aircraft, an instructor or the whole school is out: maintenance, sickness, weather. No end means until further notice.
CREATE TYPE "outage_reason" AS ENUM ('MAINTENANCE', 'DEFECT', 'SICKNESS', 'WEATHER', 'CLOSED', 'OTHER');
CREATE TABLE "outage" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "resource_id" UUID,
  "instructor_id" UUID,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3),
  "reason" "outage_reason" NOT NULL,
  "note" TEXT,
  "lifted_at" TIMESTAMPTZ(3),
  "created_by_id" UUID NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "outage_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "outage_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "outage_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "outage_tenant_id_instructor_id_fkey" FOREIGN KEY ("tenant_id", "instructor_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "outage_tenant_id_created_by_id_fkey" FOREIGN KEY ("tenant_id", "created_by_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "outage_period_check" CHECK ("ends_at" IS NULL OR "starts_at" < "ends_at"),
  CONSTRAINT "outage_subject_check" CHECK ("resource_id" IS NULL OR "instructor_id" IS NULL)
);
CREATE INDEX "outage_tenant_id_ends_at_idx" ON "outage" ("tenant_id", "ends_at");
CREATE INDEX "outage_tenant_id_starts_at_id_idx" ON "outage" ("tenant_id", "starts_at", "id");
CREATE INDEX "outage_tenant_id_resource_id_idx" ON "outage" ("tenant_id", "resource_id");
CREATE INDEX "outage_tenant_id_instructor_id_idx" ON "outage" ("tenant_id", "instructor_id");
CREATE INDEX "outage_tenant_id_created_by_id_idx" ON "outage" ("tenant_id", "created_by_id");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['booking_lesson_type', 'outage'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON "booking_lesson_type", "outage" TO flightline_app;

-- A booking takes more than its lesson: the minutes before and after it. They are columns, kept by a trigger, since the
-- difference of a timestamp and an interval depends on the session's zone and cannot stand in a constraint.
ALTER TABLE "booking"
  ADD COLUMN "lesson_type_id" UUID,
  ADD COLUMN "needs_instructor" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "wanted_kind" "resource_kind",
  ADD COLUMN "wanted_model" TEXT,
  ADD COLUMN "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "taken_from" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN "taken_until" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN "held_until" TIMESTAMPTZ(3),
  ADD CONSTRAINT "booking_tenant_id_lesson_type_id_fkey" FOREIGN KEY ("tenant_id", "lesson_type_id") REFERENCES "booking_lesson_type" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  ADD CONSTRAINT "booking_buffer_check" CHECK ("buffer_before_minutes" BETWEEN 0 AND 240 AND "buffer_after_minutes" BETWEEN 0 AND 240),
  ADD CONSTRAINT "booking_held_check" CHECK ("held_until" IS NULL OR "status" IN ('REQUESTED', 'APPROVED'));

CREATE FUNCTION booking_takes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.taken_from := NEW.starts_at - make_interval(mins => NEW.buffer_before_minutes);
  NEW.taken_until := NEW.ends_at + make_interval(mins => NEW.buffer_after_minutes);
  -- A hold ends with the request: what is assigned, completed or cancelled holds or frees its time by itself.
  IF NEW.status NOT IN ('REQUESTED', 'APPROVED') THEN NEW.held_until := NULL; END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER booking_takes BEFORE INSERT OR UPDATE ON "booking" FOR EACH ROW EXECUTE FUNCTION booking_takes();
-- One pass over what is there already, of every school; the trigger fills in.
ALTER TABLE "booking" NO FORCE ROW LEVEL SECURITY;
UPDATE "booking" SET "buffer_before_minutes" = 0;
ALTER TABLE "booking" FORCE ROW LEVEL SECURITY;

-- Who teaches nobody's lesson: a solo flight is assigned without an instructor.
ALTER TABLE "booking" DROP CONSTRAINT "booking_instructor_check";
ALTER TABLE "booking" ADD CONSTRAINT "booking_instructor_check" CHECK (
  CASE WHEN "status" IN ('ASSIGNED', 'COMPLETED') THEN "instructor_id" IS NOT NULL OR NOT "needs_instructor"
       WHEN "status" IN ('REQUESTED', 'APPROVED') THEN "instructor_id" IS NULL
       ELSE true END);

-- Double booking stays impossible, buffers included. A request that holds its time takes what it asks for. Deferrable, so that
-- two lessons can swap; each statement still checks at its end unless a transaction says otherwise.
ALTER TABLE "booking"
  DROP CONSTRAINT "booking_student_excl",
  DROP CONSTRAINT "booking_instructor_excl",
  DROP CONSTRAINT "booking_resource_excl";
ALTER TABLE "booking"
  ADD CONSTRAINT "booking_student_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, "student_id" WITH =, tstzrange("taken_from", "taken_until", '[)') WITH &&)
    WHERE ("status" <> 'CANCELLED') DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT "booking_instructor_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, (CASE WHEN "held_until" IS NULL THEN "instructor_id" ELSE "preferred_instructor_id" END) WITH =,
     tstzrange("taken_from", "taken_until", '[)') WITH &&)
    WHERE ("status" IN ('ASSIGNED', 'COMPLETED') OR "held_until" IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT "booking_resource_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, "resource_id" WITH =, tstzrange("taken_from", "taken_until", '[)') WITH &&)
    WHERE ("resource_id" IS NOT NULL AND ("status" IN ('APPROVED', 'ASSIGNED', 'COMPLETED') OR "held_until" IS NOT NULL))
    DEFERRABLE INITIALLY IMMEDIATE;

CREATE INDEX "booking_tenant_id_lesson_type_id_idx" ON "booking" ("tenant_id", "lesson_type_id");
CREATE INDEX "booking_tenant_id_held_until_idx" ON "booking" ("tenant_id", "held_until");
