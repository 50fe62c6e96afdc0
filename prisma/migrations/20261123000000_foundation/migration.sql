-- The foundation: schools, people, scheduling, audit, outbox.
-- Correctness lives here: composite keys keep a row of one school from pointing at another's, row-level security
-- hides other schools, exclusion constraints make double booking impossible, the audit log only grows.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The role the app acts under: neither owner nor superuser, so policies hold for it. Roles belong to the whole
-- server, so another database's migration may have made it already, perhaps in this very moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'flightline_app') THEN
    CREATE ROLE flightline_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- The school of this transaction, or NULL outside a scope. After a transaction-local setting the value reads as ''.
CREATE FUNCTION current_tenant_id() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;

CREATE TYPE "role" AS ENUM ('ADMIN', 'INSTRUCTOR', 'STUDENT');
CREATE TYPE "user_status" AS ENUM ('PENDING', 'ACTIVE', 'SUSPENDED');
CREATE TYPE "course_status" AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');
CREATE TYPE "availability_kind" AS ENUM ('WEEKLY', 'EXTRA', 'OFF');
CREATE TYPE "resource_kind" AS ENUM ('AIRCRAFT', 'SIMULATOR', 'ROOM');
CREATE TYPE "resource_status" AS ENUM ('IN_SERVICE', 'GROUNDED');
CREATE TYPE "booking_status" AS ENUM ('REQUESTED', 'APPROVED', 'ASSIGNED', 'COMPLETED', 'CANCELLED');
CREATE TYPE "cancel_reason" AS ENUM ('STUDENT', 'INSTRUCTOR', 'SCHOOL', 'WEATHER', 'MAINTENANCE', 'NO_SHOW', 'OTHER');
CREATE TYPE "outbox_status" AS ENUM ('PENDING', 'SENT', 'DEAD');

-- Tenancy ---------------------------------------------------------------------------------------------------------

CREATE TABLE "tenant" (
  "id" UUID NOT NULL,
  "slug" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "time_zone" TEXT NOT NULL,
  "escalation_hours" DOUBLE PRECISION,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "tenant_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tenant_slug_key" UNIQUE ("slug"),
  CONSTRAINT "tenant_slug_check" CHECK ("slug" ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
  CONSTRAINT "tenant_escalation_hours_check" CHECK ("escalation_hours" > 0)
);

CREATE TABLE "idempotency_key" (
  "tenant_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "route" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "status" INTEGER NOT NULL,
  "answer" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant_id", "user_id", "route", "key")
);
CREATE INDEX "idempotency_key_tenant_id_created_at_idx" ON "idempotency_key" ("tenant_id", "created_at");

-- Identity --------------------------------------------------------------------------------------------------------

CREATE TABLE "app_user" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "password_hash" TEXT,
  "full_name" TEXT NOT NULL,
  "role" "role" NOT NULL,
  "status" "user_status" NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "app_user_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "app_user_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "app_user_email_check" CHECK ("email" = lower("email"))
);
CREATE UNIQUE INDEX "app_user_tenant_id_email_key" ON "app_user" ("tenant_id", "email");
CREATE INDEX "app_user_tenant_id_role_status_full_name_id_idx" ON "app_user" ("tenant_id", "role", "status", "full_name", "id");
CREATE INDEX "app_user_tenant_id_full_name_id_idx" ON "app_user" ("tenant_id", "full_name", "id");

CREATE TABLE "session" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "generation" INTEGER NOT NULL DEFAULT 1,
  "rotated_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  "user_agent" TEXT,
  "ip" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "session_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "session_tenant_id_user_id_revoked_at_idx" ON "session" ("tenant_id", "user_id", "revoked_at");

-- Learning --------------------------------------------------------------------------------------------------------

CREATE TABLE "course" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "status" "course_status" NOT NULL DEFAULT 'DRAFT',
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "course_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "course_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "course_tenant_id_status_title_id_idx" ON "course" ("tenant_id", "status", "title", "id");

-- Scheduling ------------------------------------------------------------------------------------------------------

CREATE TABLE "availability" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "instructor_id" UUID NOT NULL,
  "kind" "availability_kind" NOT NULL,
  "weekday" SMALLINT,
  "date" DATE,
  "start_time" TEXT,
  "end_time" TEXT,
  "effective_from" DATE,
  "effective_until" DATE,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "availability_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "availability_tenant_id_instructor_id_fkey" FOREIGN KEY ("tenant_id", "instructor_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "availability_kind_check" CHECK (
    CASE "kind"
      WHEN 'WEEKLY' THEN "weekday" BETWEEN 1 AND 7 AND "date" IS NULL AND "start_time" IS NOT NULL AND "end_time" IS NOT NULL
      WHEN 'EXTRA' THEN "weekday" IS NULL AND "date" IS NOT NULL AND "start_time" IS NOT NULL AND "end_time" IS NOT NULL
      WHEN 'OFF' THEN "weekday" IS NULL AND "date" IS NOT NULL AND ("start_time" IS NULL) = ("end_time" IS NULL)
    END),
  CONSTRAINT "availability_times_check" CHECK (
    "start_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "end_time" ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' AND "start_time" < "end_time"
    OR "start_time" IS NULL),
  CONSTRAINT "availability_effective_check" CHECK ("effective_from" <= "effective_until")
);
CREATE INDEX "availability_tenant_id_instructor_id_kind_date_idx" ON "availability" ("tenant_id", "instructor_id", "kind", "date");
CREATE INDEX "availability_tenant_id_kind_date_idx" ON "availability" ("tenant_id", "kind", "date");

CREATE TABLE "resource" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "kind" "resource_kind" NOT NULL,
  "status" "resource_status" NOT NULL DEFAULT 'IN_SERVICE',
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "resource_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "resource_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "resource_tenant_id_name_key" ON "resource" ("tenant_id", "name");

CREATE TABLE "booking" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "status" "booking_status" NOT NULL DEFAULT 'REQUESTED',
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "ends_at" TIMESTAMPTZ(3) NOT NULL,
  "title" TEXT,
  "notes" TEXT,
  "student_id" UUID NOT NULL,
  "instructor_id" UUID,
  "preferred_instructor_id" UUID,
  "resource_id" UUID,
  "course_id" UUID,
  "escalated_at" TIMESTAMPTZ(3),
  "cancel_reason" "cancel_reason",
  "cancel_note" TEXT,
  "outcome" TEXT,
  "remarks" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "booking_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "booking_tenant_id_student_id_fkey" FOREIGN KEY ("tenant_id", "student_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_tenant_id_instructor_id_fkey" FOREIGN KEY ("tenant_id", "instructor_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_tenant_id_preferred_instructor_id_fkey" FOREIGN KEY ("tenant_id", "preferred_instructor_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_tenant_id_course_id_fkey" FOREIGN KEY ("tenant_id", "course_id") REFERENCES "course" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "booking_period_check" CHECK ("starts_at" < "ends_at" AND "ends_at" <= "starts_at" + INTERVAL '8 hours'),
  CONSTRAINT "booking_instructor_check" CHECK (
    CASE WHEN "status" IN ('ASSIGNED', 'COMPLETED') THEN "instructor_id" IS NOT NULL
         WHEN "status" IN ('REQUESTED', 'APPROVED') THEN "instructor_id" IS NULL
         ELSE true END),
  CONSTRAINT "booking_cancelled_check" CHECK (("status" = 'CANCELLED') = ("cancel_reason" IS NOT NULL)),

  -- Double booking is impossible, whatever the code above does. Half-open: a lesson may start when another ends.
  CONSTRAINT "booking_student_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, "student_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&)
    WHERE ("status" <> 'CANCELLED'),
  CONSTRAINT "booking_instructor_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, "instructor_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&)
    WHERE ("instructor_id" IS NOT NULL AND "status" IN ('ASSIGNED', 'COMPLETED')),
  CONSTRAINT "booking_resource_excl" EXCLUDE USING gist
    ("tenant_id" WITH =, "resource_id" WITH =, tstzrange("starts_at", "ends_at", '[)') WITH &&)
    WHERE ("resource_id" IS NOT NULL AND "status" IN ('APPROVED', 'ASSIGNED', 'COMPLETED'))
);
CREATE INDEX "booking_tenant_id_starts_at_id_idx" ON "booking" ("tenant_id", "starts_at", "id");
CREATE INDEX "booking_tenant_id_student_id_starts_at_id_idx" ON "booking" ("tenant_id", "student_id", "starts_at", "id");
CREATE INDEX "booking_tenant_id_instructor_id_starts_at_id_idx" ON "booking" ("tenant_id", "instructor_id", "starts_at", "id");
CREATE INDEX "booking_tenant_id_resource_id_starts_at_idx" ON "booking" ("tenant_id", "resource_id", "starts_at");
CREATE INDEX "booking_tenant_id_preferred_instructor_id_idx" ON "booking" ("tenant_id", "preferred_instructor_id");
CREATE INDEX "booking_tenant_id_course_id_idx" ON "booking" ("tenant_id", "course_id");
CREATE INDEX "booking_tenant_id_status_created_at_id_idx" ON "booking" ("tenant_id", "status", "created_at", "id");

-- Audit -----------------------------------------------------------------------------------------------------------

CREATE TABLE "audit_log" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "seq" BIGINT NOT NULL,
  "user_id" UUID,
  "actor_name" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "resource_type" TEXT NOT NULL,
  "resource_id" TEXT,
  "before" JSONB,
  "after" JSONB,
  "correlation_id" TEXT NOT NULL,
  "ip" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "hash" TEXT NOT NULL,
  "previous_hash" TEXT NOT NULL,
  CONSTRAINT "audit_log_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "audit_log_seq_check" CHECK ("seq" > 0)
);
CREATE UNIQUE INDEX "audit_log_tenant_id_seq_key" ON "audit_log" ("tenant_id", "seq");
CREATE INDEX "audit_log_tenant_id_resource_type_resource_id_seq_idx" ON "audit_log" ("tenant_id", "resource_type", "resource_id", "seq");
CREATE INDEX "audit_log_tenant_id_user_id_seq_idx" ON "audit_log" ("tenant_id", "user_id", "seq");
CREATE INDEX "audit_log_tenant_id_action_seq_idx" ON "audit_log" ("tenant_id", "action", "seq");
CREATE INDEX "audit_log_tenant_id_correlation_id_seq_idx" ON "audit_log" ("tenant_id", "correlation_id", "seq");
CREATE INDEX "audit_log_tenant_id_created_at_idx" ON "audit_log" ("tenant_id", "created_at");

CREATE TABLE "audit_head" (
  "tenant_id" UUID NOT NULL,
  "seq" BIGINT NOT NULL,
  "hash" TEXT NOT NULL,
  CONSTRAINT "audit_head_pkey" PRIMARY KEY ("tenant_id")
);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "audit_log"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Messages --------------------------------------------------------------------------------------------------------

CREATE TABLE "outbox_message" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "topic" TEXT NOT NULL,
  "recipient_id" UUID,
  "payload" JSONB NOT NULL,
  "status" "outbox_status" NOT NULL DEFAULT 'PENDING',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
  "last_error" TEXT,
  "correlation_id" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "sent_at" TIMESTAMPTZ(3),
  CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "outbox_message_tenant_id_status_next_attempt_at_idx" ON "outbox_message" ("tenant_id", "status", "next_attempt_at");
CREATE INDEX "outbox_message_tenant_id_recipient_id_created_at_idx" ON "outbox_message" ("tenant_id", "recipient_id", "created_at");

-- Row-level security ----------------------------------------------------------------------------------------------
-- Forced, so that it holds for the owner too; outside a scope current_tenant_id() is NULL and no row is seen.

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['idempotency_key', 'app_user', 'session', 'course', 'availability', 'resource', 'booking',
                              'audit_log', 'audit_head', 'outbox_message'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

-- The sign-in picker lists all schools; only its own scope may change one, and none is made or deleted by the app.
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_listed ON "tenant" FOR SELECT USING (true);
CREATE POLICY tenant_own ON "tenant" FOR UPDATE USING (id = current_tenant_id()) WITH CHECK (id = current_tenant_id());
CREATE POLICY tenant_made ON "tenant" FOR INSERT WITH CHECK (id = current_tenant_id());

-- What the app's role may do, table by table. Whoever connects must be able to step down to it.
DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO flightline_app', current_schema());
  IF NOT pg_has_role(current_user, 'flightline_app',
                     CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT flightline_app TO %I', current_user);
  END IF;
END
$$;
GRANT SELECT, UPDATE ON "tenant" TO flightline_app;
GRANT SELECT, INSERT, DELETE ON "idempotency_key" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ON "app_user", "session", "course", "resource", "booking", "outbox_message" TO flightline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "availability" TO flightline_app;
GRANT SELECT, INSERT ON "audit_log" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ON "audit_head" TO flightline_app;
