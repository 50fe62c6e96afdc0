-- What was done about the lessons that an outage hit, so that it can be told at once and put back (decision 0028).
CREATE TYPE "outage_act" AS ENUM ('MOVED', 'SWAPPED', 'CANCELLED');
CREATE TABLE "outage_change" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "outage_id" UUID NOT NULL,
  "booking_id" UUID NOT NULL,
  "act" "outage_act" NOT NULL,
  "was_status" "booking_status" NOT NULL,
  "was_starts_at" TIMESTAMPTZ(3) NOT NULL,
  "was_ends_at" TIMESTAMPTZ(3) NOT NULL,
  "was_instructor_id" UUID,
  "was_resource_id" UUID,
  "made_version" INTEGER NOT NULL,
  "acted_at" TIMESTAMPTZ(3) NOT NULL,
  "told_at" TIMESTAMPTZ(3),
  "restored_at" TIMESTAMPTZ(3),
  CONSTRAINT "outage_change_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "outage_change_tenant_id_outage_id_fkey" FOREIGN KEY ("tenant_id", "outage_id") REFERENCES "outage" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "outage_change_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "outage_change_tenant_id_outage_id_idx" ON "outage_change" ("tenant_id", "outage_id");
CREATE INDEX "outage_change_tenant_id_booking_id_idx" ON "outage_change" ("tenant_id", "booking_id");
CREATE INDEX "outage_change_tenant_id_told_at_acted_at_idx" ON "outage_change" ("tenant_id", "told_at", "acted_at");
ALTER TABLE "outage_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outage_change" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "outage_change" USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
GRANT SELECT, INSERT, UPDATE ON "outage_change" TO flightline_app;
