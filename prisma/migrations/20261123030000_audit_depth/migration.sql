-- Personal values beside the audit chain, so that they can be erased; signed checkpoints of the chain; erased people.

-- Form 1: the row holds personal values itself, as all rows did until now. Form 2: it holds commitments to them.
ALTER TABLE "audit_log"
  ADD COLUMN "form" SMALLINT NOT NULL DEFAULT 1,
  ADD CONSTRAINT "audit_log_form_check" CHECK ("form" IN (1, 2));

-- Whoever the log holds personal values of. Without the salt nobody can guess the values from their commitments.
CREATE TABLE "audit_person" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "salt" TEXT NOT NULL,
  CONSTRAINT "audit_person_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "audit_person_salt_check" CHECK ("salt" ~ '^[0-9a-f]{64}$')
);

-- One row for each different value of a person, found by its commitment.
CREATE TABLE "audit_personal_value" (
  "tenant_id" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "person_id" UUID NOT NULL,
  "value" JSONB NOT NULL,
  CONSTRAINT "audit_personal_value_pkey" PRIMARY KEY ("tenant_id", "hash"),
  CONSTRAINT "audit_personal_value_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "audit_person" ("tenant_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "audit_personal_value_tenant_id_person_id_idx" ON "audit_personal_value" ("tenant_id", "person_id");

-- What a school's chain was on a day, signed with a key that the database does not hold.
CREATE TABLE "audit_checkpoint" (
  "tenant_id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "seq" BIGINT NOT NULL,
  "hash" TEXT NOT NULL,
  "entries" BIGINT NOT NULL,
  "signed_at" TIMESTAMPTZ(3) NOT NULL,
  "key_id" TEXT NOT NULL,
  "public_key" TEXT NOT NULL,
  "signature" TEXT NOT NULL,
  CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("tenant_id", "day"),
  CONSTRAINT "audit_checkpoint_seq_check" CHECK ("seq" > 0)
);
CREATE INDEX "audit_checkpoint_tenant_id_seq_day_idx" ON "audit_checkpoint" ("tenant_id", "seq", "day");
CREATE TRIGGER "audit_checkpoint_append_only" BEFORE UPDATE OR DELETE ON "audit_checkpoint"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_checkpoint_no_truncate" BEFORE TRUNCATE ON "audit_checkpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- When a person who left was erased; only who is shut out can be, and they stay shut out.
ALTER TABLE "app_user"
  ADD COLUMN "erased_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "app_user_erased_check" CHECK ("erased_at" IS NULL OR ("status" = 'SUSPENDED' AND "password_hash" IS NULL));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_person', 'audit_personal_value', 'audit_checkpoint'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, DELETE ON "audit_person", "audit_personal_value" TO flightline_app;
GRANT SELECT, INSERT ON "audit_checkpoint" TO flightline_app;

-- What was told stays as it was told, but for one thing: a transaction that erases a person takes their inbox, and may
-- take their name out of what others were told.
CREATE FUNCTION keep_what_was_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  erased_now uuid;
BEGIN
  SELECT id INTO erased_now FROM app_user
  WHERE tenant_id = OLD.tenant_id AND erased_at IS NOT NULL AND xmin = pg_current_xact_id()::xid;
  IF TG_OP = 'DELETE' AND OLD.user_id = erased_now THEN
    RETURN OLD;
  ELSIF TG_OP = 'UPDATE' AND erased_now IS NOT NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was told stays as it was told' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "notification_stays" BEFORE DELETE OR UPDATE OF "title", "body" ON "notification"
  FOR EACH ROW EXECUTE FUNCTION keep_what_was_told();
GRANT UPDATE ("title", "body"), DELETE ON "notification" TO flightline_app;
