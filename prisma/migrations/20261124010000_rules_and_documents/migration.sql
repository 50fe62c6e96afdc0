-- Rules for lessons, the dated documents they judge by, and people on hold (decision 0022).

CREATE TYPE "document_kind" AS ENUM ('MEDICAL', 'LICENCE', 'RATING', 'INSURANCE', 'OTHER');
CREATE TYPE "rule_mode" AS ENUM ('OFF', 'WARN', 'BLOCK');

CREATE TABLE "person_document" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "kind" "document_kind" NOT NULL,
  "title" TEXT NOT NULL,
  "number" TEXT,
  "aircraft_type" TEXT,
  "valid_from" DATE NOT NULL,
  "valid_until" DATE,
  "month_told_at" TIMESTAMPTZ(3),
  "week_told_at" TIMESTAMPTZ(3),
  "archived_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "person_document_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "person_document_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "person_document_valid_check" CHECK ("valid_until" >= "valid_from"),
  CONSTRAINT "person_document_rating_check" CHECK (("kind" = 'RATING') = ("aircraft_type" IS NOT NULL))
);
CREATE INDEX "person_document_tenant_id_user_id_id_idx" ON "person_document" ("tenant_id", "user_id", "id");
-- What lapses soon and was not told, for the job.
CREATE INDEX "person_document_tenant_id_month_told_at_valid_until_idx" ON "person_document" ("tenant_id", "month_told_at", "valid_until");
CREATE INDEX "person_document_tenant_id_week_told_at_valid_until_idx" ON "person_document" ("tenant_id", "week_told_at", "valid_until");

CREATE TABLE "rule_setting" (
  "tenant_id" UUID NOT NULL,
  "rule" TEXT NOT NULL,
  "mode" "rule_mode" NOT NULL,
  "amount" INTEGER,
  "version" INTEGER NOT NULL DEFAULT 1,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("tenant_id", "rule"),
  CONSTRAINT "rule_setting_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_setting_amount_check" CHECK ("amount" > 0)
);

CREATE TABLE "account_hold" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "placed_by_id" UUID NOT NULL,
  "placed_at" TIMESTAMPTZ(3) NOT NULL,
  "lifted_by_id" UUID,
  "lifted_at" TIMESTAMPTZ(3),
  CONSTRAINT "account_hold_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "account_hold_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "account_hold_tenant_id_placed_by_id_fkey" FOREIGN KEY ("tenant_id", "placed_by_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "account_hold_tenant_id_lifted_by_id_fkey" FOREIGN KEY ("tenant_id", "lifted_by_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "account_hold_lifted_check" CHECK (("lifted_at" IS NULL) = ("lifted_by_id" IS NULL))
);
CREATE INDEX "account_hold_tenant_id_user_id_lifted_at_idx" ON "account_hold" ("tenant_id", "user_id", "lifted_at");
-- One hold at a time.
CREATE UNIQUE INDEX "account_hold_open_key" ON "account_hold" ("tenant_id", "user_id") WHERE "lifted_at" IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['person_document', 'rule_setting', 'account_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_isolation ON %I USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
  END LOOP;
END
$$;

-- Rows are deleted only when their person is erased.
GRANT SELECT, INSERT, UPDATE, DELETE ON "person_document" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ON "rule_setting" TO flightline_app;
GRANT SELECT, INSERT, UPDATE ("lifted_by_id", "lifted_at"), DELETE ON "account_hold" TO flightline_app;
