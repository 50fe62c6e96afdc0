-- Who cancels a planned lesson close to its start is marked, where a school wants it; an administrator may waive the mark.
ALTER TABLE "tenant" ADD COLUMN "late_cancel_minutes" INTEGER,
  ADD CONSTRAINT "tenant_late_cancel_check" CHECK ("late_cancel_minutes" BETWEEN 15 AND 20160);
ALTER TABLE "booking" ADD COLUMN "late_cancellation" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "booking_late_check" CHECK (NOT "late_cancellation" OR "status" = 'CANCELLED');
