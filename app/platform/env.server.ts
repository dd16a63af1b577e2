import { z } from 'zod';
import { type MapTilesSetting, readMapTiles } from './map-tiles';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine(
      (value) => !/^[a-z]+:\/\//.test(value) || value.startsWith('file:'),
      'must be a file path or a file: URL (SQLite)',
    )
    .optional(),
  BASE_URL: z
    .url({ protocol: /^https?$/, message: 'must be an http(s) address such as https://machi.example.jp' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  DEMO: z.enum(['on', 'off']).default('on'),
  DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be a mail address').optional(),
  TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  MAP_TILES: z
    .string()
    .default('none')
    .transform(readMapTiles)
    .refine((value) => value !== null, 'must be none, gsi or the path of a .pmtiles file'),
});

/** Settings of the process, read once at start. Paths are as given; relative ones count from the working directory. */
export interface Env {
  nodeEnv: 'development' | 'production' | 'test';
  port: number;
  host: string;
  dataDir: string;
  /** File of the SQLite database. */
  databaseFile: string;
  /** Address people use, without a slash at the end; null: taken from the request. */
  baseUrl: string | null;
  demo: boolean;
  demoPassword: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  smtpUrl: string | null;
  /** Sender of our mails; null: `machinowa@<host of BASE_URL>`. */
  mailFrom: string | null;
  /** Whether a reverse proxy's X-Forwarded-* headers are believed. */
  trustProxy: boolean;
  /** What is drawn below the areas of a map. */
  mapTiles: MapTilesSetting;
}

/**
 * Reads the environment. Returns the settings, or one line per bad value (`NAME: what is wrong`).
 * An empty variable counts as unset.
 */
export function readEnv(
  source: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; errors: string[] } {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      errors: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    };
  }
  const v = parsed.data;
  return {
    ok: true,
    env: {
      nodeEnv: v.NODE_ENV,
      port: v.PORT,
      host: v.HOST,
      dataDir: v.DATA_DIR,
      databaseFile: (v.DATABASE_URL ?? `${v.DATA_DIR}/machinowa.db`).replace(/^file:(\/\/)?/, ''),
      baseUrl: v.BASE_URL ?? null,
      demo: v.DEMO === 'on',
      demoPassword: v.DEMO_PASSWORD ?? null,
      logLevel: v.LOG_LEVEL,
      smtpUrl: v.SMTP_URL ?? null,
      mailFrom: v.MAIL_FROM ?? null,
      trustProxy: v.TRUST_PROXY === 'on',
      mapTiles: v.MAP_TILES ?? { kind: 'none' },
    },
  };
}
