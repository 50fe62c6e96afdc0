-- One-time links, waiting after wrong passwords, and the right to clean up after sessions.

CREATE TYPE "link_purpose" AS ENUM ('INVITATION', 'PASSWORD_RESET');

-- A link that sets a password once. Its secret is derived from `id` (decision 0010): no row holds any of it.
CREATE TABLE "one_time_link" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "purpose" "link_purpose" NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "one_time_link_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "one_time_link_expires_at_check" CHECK ("expires_at" > "created_at")
);
CREATE INDEX "one_time_link_tenant_id_user_id_expires_at_idx" ON "one_time_link" ("tenant_id", "user_id", "expires_at");
CREATE INDEX "one_time_link_tenant_id_expires_at_idx" ON "one_time_link" ("tenant_id", "expires_at");

-- Wrong passwords for one address from one network. `account` is a hash: what was typed need not be anyone's address.
CREATE TABLE "sign_in_backoff" (
  "tenant_id" UUID NOT NULL,
  "account" TEXT NOT NULL,
  "network" TEXT NOT NULL,
  "failures" INTEGER NOT NULL,
  "failed_at" TIMESTAMPTZ(3) NOT NULL,
  "blocked_until" TIMESTAMPTZ(3),
  CONSTRAINT "sign_in_backoff_pkey" PRIMARY KEY ("tenant_id", "account", "network"),
  CONSTRAINT "sign_in_backoff_failures_check" CHECK ("failures" > 0)
);
CREATE INDEX "sign_in_backoff_tenant_id_failed_at_idx" ON "sign_in_backoff" ("tenant_id", "failed_at");

-- Finds what is long over.
CREATE INDEX "session_tenant_id_expires_at_idx" ON "session" ("tenant_id", "expires_at");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['one_time_link', 'sign_in_backoff'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ("used_at"), DELETE ON "one_time_link" TO flightline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_backoff" TO flightline_app;
GRANT DELETE ON "session" TO flightline_app;
