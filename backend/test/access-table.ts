/**
 * Who gets which answer, for every route of the API: "ok", or the status of the refusal. A test makes every request of
 * it and compares (access-table.http.test.ts); a route without a row fails.
 *
 * - "no token": not signed in. "suspended": people of any role who are.
 * - The middle columns: people of the school whose things the request is about; a booking is the student's, and the
 *   instructor teaches it.
 * - "other ...": people of another school who ask for just the same. Where they get "ok" they see or change their own
 *   school's things, and the test looks that the answer holds nothing of the first.
 */
export const ACCESS_TABLE = `
| route                             | no token | suspended | student | instructor | admin | other student | other instructor | other admin |
| --------------------------------- | -------- | --------- | ------- | ---------- | ----- | ------------- | ---------------- | ----------- |
| GET /auth/tenants                 | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/register               | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/login                  | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/refresh                | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/logout                 | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /auth/me                      | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| PATCH /auth/me                    | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/password               | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /auth/sessions                | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| DELETE /auth/sessions/:id         | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| DELETE /auth/sessions             | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/password-reset         | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/password-reset/confirm | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /auth/security                | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/totp                   | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/totp/confirm           | 401      | 401       | ok      | ok         | ok    | 401           | 401              | 401         |
| DELETE /auth/totp                 | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /auth/recovery-codes         | 401      | 401       | ok      | ok         | ok    | 422           | 422              | 422         |
| POST /auth/passkeys/options       | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/passkeys               | 401      | 401       | ok      | ok         | ok    | 401           | 401              | 401         |
| DELETE /auth/passkeys/:id         | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /auth/passkey-login/options  | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/passkey-login          | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /auth/step-up                | 401      | 401       | ok      | ok         | ok    | 401           | 401              | 401         |
| GET /settings                     | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| PATCH /settings                   | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| DELETE /users/:id/sessions        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| DELETE /users/:id/second-factors  | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users                       | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| POST /users/:id/invitation        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /instructors                  | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /users                        | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| GET /users/:id                    | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /users/:id/approve           | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users/:id/suspend           | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users/:id/reactivate        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users/:id/erase             | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| PATCH /users/:id                  | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /slots                        | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /bookings                    | 401      | 401       | ok      | 403        | ok    | 403           | 403              | 404         |
| GET /bookings                     | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /bookings/:id                 | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| GET /approvals                    | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /bookings/:id/candidates      | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /bookings/:id/approve        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /bookings/:id/assign         | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /bookings/:id/complete       | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /bookings/:id/cancel         | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /bookings/:id/reschedule     | 401      | 401       | ok      | 403        | ok    | 404           | 403              | 404         |
| GET /calendar                     | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /availability                 | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| POST /availability                | 401      | 401       | 403     | ok         | ok    | 403           | 403              | 404         |
| DELETE /availability/:id          | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /resources                    | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /resources                   | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| PATCH /resources/:id              | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /users/:id/documents          | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /users/:id/documents         | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| PATCH /documents/:id              | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| DELETE /documents/:id             | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /documents/:id/restore       | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /rules                        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| PUT /rules                        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /users/:id/hold               | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users/:id/hold              | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| POST /users/:id/hold/lift         | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /bookings/:id/findings        | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /certificates                 | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /certificates/:id/pdf         | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /certificates/:id/revoke     | 401      | 401       | 403     | 403        | ok    | 403           | 403              | 404         |
| GET /verify/certificates/:code    | ok       | ok        | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /booking-requirement          | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /courses                      | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /courses                     | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| GET /courses/:id                  | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| PATCH /courses/:id                | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| DELETE /courses/:id               | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /courses/:id/archive          | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| PUT /courses/:id/order            | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /courses/:id/modules         | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| PATCH /modules/:id                | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| DELETE /modules/:id               | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /modules/:id/lessons         | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /modules/:id/import          | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /lessons/:id                  | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| PATCH /lessons/:id                | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| DELETE /lessons/:id               | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /lessons/:id/export           | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /lessons/:id/attempts        | 401      | 401       | ok      | 403        | 403   | 404           | 403              | 403         |
| POST /lessons/:id/complete        | 401      | 401       | ok      | 403        | 403   | 404           | 403              | 403         |
| POST /lessons/:id/assignments     | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /courses/:id/class            | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /courses/:id/class.csv        | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /lessons/:id/figures          | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /lessons/:id/figures.csv      | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /lessons/:id/regrade/preview | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /lessons/:id/regrade         | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /lessons/:id/regrades         | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /regrades/:id/undo           | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /attempts                     | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /attempts/:id                 | 401      | 401       | ok      | 403        | 403   | 404           | 403              | 403         |
| PATCH /attempts/:id               | 401      | 401       | ok      | 403        | 403   | 404           | 403              | 403         |
| POST /attempts/:id/submit         | 401      | 401       | ok      | 403        | 403   | 404           | 403              | 403         |
| GET /assignments                  | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| DELETE /assignments/:id           | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /progress                     | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| GET /bank/questions               | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| GET /bank/tags                    | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| POST /bank/questions              | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| POST /bank/questions/from-lesson  | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| GET /bank/questions/:id           | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| PATCH /bank/questions/:id         | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| DELETE /bank/questions/:id        | 401      | 401       | 403     | ok         | ok    | 403           | 404              | 404         |
| POST /bank/import                 | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| GET /bank/export                  | 401      | 401       | 403     | ok         | ok    | 403           | ok               | ok          |
| GET /audit-logs                   | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /audit-logs/verification      | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /audit-logs/as-it-was         | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /audit-logs/public-key        | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /audit-logs/export            | 401      | 401       | 403     | 403        | ok    | 403           | 403              | ok          |
| GET /notifications                | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| POST /notifications/:id/read      | 401      | 401       | ok      | ok         | ok    | 404           | 404              | 404         |
| POST /notifications/read-all      | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
| GET /events                       | 401      | 401       | ok      | ok         | ok    | ok            | ok               | ok          |
`;
