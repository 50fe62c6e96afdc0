-- Second factors: authenticator apps with recovery codes, and passkeys; and when someone last proved who they are.

ALTER TABLE "tenant" ADD COLUMN "require_second_factor" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "session" ADD COLUMN "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- `secret` is encrypted (decision 0013). `last_step` is the newest step whose code was used: none counts twice.
CREATE TABLE "totp_factor" (
  "tenant_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "secret" TEXT NOT NULL,
  "last_step" BIGINT NOT NULL DEFAULT 0,
  "confirmed_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("tenant_id", "user_id"),
  CONSTRAINT "totp_factor_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE "recovery_code" (
  "tenant_id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "hash" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("tenant_id", "user_id", "hash"),
  CONSTRAINT "recovery_code_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE "passkey" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "credential_id" TEXT NOT NULL,
  "public_key" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL,
  "transports" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  "synced" BOOLEAN NOT NULL,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" TIMESTAMPTZ(3),
  CONSTRAINT "passkey_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "passkey_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "passkey_tenant_id_credential_id_key" ON "passkey" ("tenant_id", "credential_id");
CREATE INDEX "passkey_tenant_id_user_id_idx" ON "passkey" ("tenant_id", "user_id");

-- What a passkey has to sign, once. `user_id` is null before anyone is signed in.
CREATE TABLE "passkey_challenge" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID,
  "challenge" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("tenant_id", "id")
);
CREATE INDEX "passkey_challenge_tenant_id_expires_at_idx" ON "passkey_challenge" ("tenant_id", "expires_at");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['totp_factor', 'recovery_code', 'passkey', 'passkey_challenge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "totp_factor", "recovery_code", "passkey" TO flightline_app;
GRANT SELECT, INSERT, DELETE ON "passkey_challenge" TO flightline_app;
