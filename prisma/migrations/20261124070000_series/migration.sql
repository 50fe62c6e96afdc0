-- Recurring lessons: each is a booking of its own that knows which of how many it is (decision 0027).
ALTER TABLE "booking"
  ADD COLUMN "series_id" UUID,
  ADD COLUMN "series_position" INTEGER,
  ADD COLUMN "series_length" INTEGER,
  ADD CONSTRAINT "booking_series_check" CHECK (
    ("series_id" IS NULL AND "series_position" IS NULL AND "series_length" IS NULL)
    OR ("series_id" IS NOT NULL AND "series_length" BETWEEN 2 AND 26 AND "series_position" BETWEEN 1 AND "series_length")
  );
CREATE UNIQUE INDEX "booking_tenant_id_series_id_series_position_key" ON "booking" ("tenant_id", "series_id", "series_position");
