import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const PRISMA = resolve(import.meta.dirname, '../../prisma');
const SCHEMA = join(PRISMA, 'schema');
const MIGRATIONS = join(PRISMA, 'migrations');
const ALL = { externalTables: [], externalEnums: [] };

/** The SQL that would turn a database into what prisma/schema says, statement by statement; empty where they agree. */
export function differencesFromSchema(url: string): Promise<string[]> {
  return withEngine(url, async (prisma, files) => {
    const { stdout } = await prisma.diff({
      from: { tag: 'schemaDatasource', files, configDir: SCHEMA },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: ALL,
    });
    const sql = (stdout ?? '').replaceAll(/^--.*$/gm, '').split(';');
    return sql.map((statement) => statement.trim().replaceAll(/\s+/g, ' ')).filter(Boolean);
  });
}

/** What Prisma itself makes of a database's migration history, held against prisma/migrations. */
export function prismasDiagnosis(url: string): Promise<engine.DiagnoseMigrationHistoryOutput> {
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const migrationDirectories = folders.map(({ name }) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
    },
  }));
  const lockfile = { path: 'migration_lock.toml', content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8') };
  const migrationsList = { baseDir: MIGRATIONS, lockfile, shadowDbInitScript: '', migrationDirectories };
  return withEngine(url, (prisma) => prisma.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: ALL }));
}

async function withEngine<T>(url: string, work: (prisma: engine.SchemaEngine, files: engine.SchemaContainer[]) => Promise<T>): Promise<T> {
  startEngine();
  const files = readdirSync(SCHEMA).map((name) => ({ path: join(SCHEMA, name), content: readFileSync(join(SCHEMA, name), 'utf8') }));
  const pool = new pg.Pool({ connectionString: url });
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', markCharColumns);
  const factory = bindMigrationAwareSqlAdapterFactory(readingChars(new PrismaPg(pool)));
  const prisma = await engine.SchemaEngine.new({ datamodels: files.map(({ path, content }) => [path, content]) }, () => undefined, factory);
  try {
    return await work(prisma, files);
  } finally {
    prisma.free();
    await pool.end();
  }
}

type Wasm = {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { __wbindgen_start: () => void } };
};

let started = false;

/** The package's own entry imports its .wasm as a module, which Node does not yet do unasked. */
function startEngine(): void {
  if (started) return;
  started = true;
  const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as Wasm;
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const { exports } = new Instance(new Module(readFileSync(join(folder, 'schema_engine_bg.wasm'))), { './schema_engine_bg.js': engine });
  const { __wbg_set_wasm: setWasm } = engine as unknown as { __wbg_set_wasm: (exports: object) => void };
  setWasm(exports);
  // Where the engine's panics are told; without it they would show as a test that never ends.
  const tellPanic = (message: string) => process.stderr.write(`Prisma's schema engine: ${message}\n`);
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', { set_message: tellPanic });
  exports.__wbindgen_start();
}

/** Types of columns by Postgres' number: the catalogue's one-byte "char", which the adapter refuses, and uuid, which the catalogue lacks. */
const CHAR = 18;
const UUID = 2950;

/** Lets the catalogue's "char" columns pass the adapter in the guise of uuid ... */
function markCharColumns(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
  connection.prependListener('rowDescription', ({ fields }: { fields: { dataTypeID: number }[] }) => {
    for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = UUID;
  });
}

/** ... and hands them to the engine as the characters it expects. */
function readingChars(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) => (type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: () => factory.connectToShadowDb() };
}
