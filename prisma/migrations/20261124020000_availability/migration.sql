-- Why someone is off, in their own words (decision 0024).

ALTER TABLE "availability" ADD COLUMN "reason" TEXT;
ALTER TABLE "availability" ADD CONSTRAINT "availability_reason_check"
  CHECK ("reason" IS NULL OR ("kind" = 'OFF' AND char_length("reason") BETWEEN 1 AND 200));
