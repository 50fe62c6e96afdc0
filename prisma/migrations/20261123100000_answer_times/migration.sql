-- When each answer was given: of two devices that answer the same question, the newer answer counts, whichever arrives first.
ALTER TABLE "quiz_attempt" ADD COLUMN "answered_at" JSONB NOT NULL DEFAULT '{}';
