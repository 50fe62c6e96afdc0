import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';

import { commonErrors, type Endpoint, ERRORS, type ErrorCode, problemDetails } from '#contract';

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().max(255).optional().meta({ description: 'The same key and body give the same answer and one effect.' }),
});
const versionHeader = z.object({
  'If-Match': z.string().optional().meta({ description: 'The version you saw, as `"3"`; an older one answers 412.' }),
});

/** The OpenAPI 3.1 document of the endpoints: every route with everything it takes and can answer. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Flightline',
      version: '1.0.0',
      description: 'Bookings, availability, people and the audit trail of a flight school. Errors are RFC 9457 problem details.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  });
}

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { method, path, summary, access, status = 200, body } = endpoint;
  return {
    operationId: operationId(method, path),
    tags: [path.split('/')[1] ?? 'api'],
    summary,
    ...(access === 'public' ? { security: [] } : { security: [{ accessToken: [] }], description: whoMay(access) }),
    requestParams: requestParams(endpoint),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [`${status}`]: { description: 'Success', ...contentOf(endpoint) },
      ...refusals(endpoint),
    },
  };
}

function contentOf({ response, stream }: Endpoint) {
  if (stream) return { content: { [stream]: { schema: z.string() } } };
  return response && { content: { 'application/json': { schema: response } } };
}

const whoMay = (access: string) => (access === 'signed-in' ? 'Anyone signed in.' : `Needs the permission \`${access}\`.`);

const operationId = (method: string, path: string) =>
  method + path.replaceAll(/[/:-]+(\w)/g, (_all, letter: string) => letter.toUpperCase());

function requestParams({ params, query, body, idempotent }: Endpoint): NonNullable<ZodOpenApiOperationObject['requestParams']> {
  const versioned = params && body ? versionHeader : undefined;
  const header = idempotent ? idempotencyHeader.extend(versioned?.shape ?? {}) : versioned;
  return {
    ...(params && { path: params as z.ZodObject }),
    ...(query && { query: query as z.ZodObject }),
    ...(header && { header }),
  };
}

/** One answer a status: its codes are listed, since several refusals share 409. */
function refusals(endpoint: Endpoint): NonNullable<ZodOpenApiOperationObject['responses']> {
  const codes = new Map<number, Set<ErrorCode>>();
  for (const code of [...(endpoint.errors ?? []), ...commonErrors(endpoint)]) {
    const [status] = ERRORS[code];
    codes.set(status, (codes.get(status) ?? new Set()).add(code));
  }
  const answers = [...codes]
    .sort(([a], [b]) => a - b)
    .map(([status, named]) => [
      `${status}`,
      {
        description: [...named].map((code) => `\`${code}\`: ${ERRORS[code][1]}`).join('  \n'),
        content: { 'application/problem+json': { schema: problemDetails } },
      },
    ]);
  return Object.fromEntries(answers) as NonNullable<ZodOpenApiOperationObject['responses']>;
}
