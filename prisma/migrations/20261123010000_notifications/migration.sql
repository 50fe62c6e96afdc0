-- The inbox, and what delivery has to remember of a message.

-- `deposited_at`: it lies in the inbox, what remains is the mail. `claim_id` and `locked_until`: a worker is sending
-- it, and when to take that worker for dead.
ALTER TABLE "outbox_message"
  ADD COLUMN "deposited_at" TIMESTAMPTZ(3),
  ADD COLUMN "claim_id" UUID,
  ADD COLUMN "locked_until" TIMESTAMPTZ(3);
CREATE INDEX "outbox_message_tenant_id_status_deposited_at_idx" ON "outbox_message" ("tenant_id", "status", "deposited_at");

CREATE TABLE "notification" (
  "tenant_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "topic" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "link" TEXT,
  "read_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "source_message_id" UUID NOT NULL,
  CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id", "id"),
  CONSTRAINT "notification_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "app_user" ("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "notification_link_check" CHECK ("link" LIKE '/%')
);
-- Whatever delivery does, a message lies in an inbox once.
CREATE UNIQUE INDEX "notification_tenant_id_source_message_id_key" ON "notification" ("tenant_id", "source_message_id");
CREATE INDEX "notification_tenant_id_user_id_created_at_id_idx" ON "notification" ("tenant_id", "user_id", "created_at", "id");
CREATE INDEX "notification_tenant_id_user_id_read_at_created_at_id_idx" ON "notification" ("tenant_id", "user_id", "read_at", "created_at", "id");

ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "notification" USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());

-- What was told stays as it was told; only whether it was read changes.
GRANT SELECT, INSERT, UPDATE ("read_at") ON "notification" TO flightline_app;
