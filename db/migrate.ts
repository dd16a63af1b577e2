import { type Kysely, type Migration, Migrator } from 'kysely';
import * as foundation from './migrations/001_foundation';
import * as areas from './migrations/002_areas';
import * as karte from './migrations/003_karte';
import * as imports from './migrations/004_imports';
import * as maps from './migrations/005_maps';
import * as visions from './migrations/006_visions';
import * as organisations from './migrations/007_organisations';
import * as matching from './migrations/008_matching';
import * as grants from './migrations/009_grants';
import * as screening from './migrations/010_screening';
import * as awards from './migrations/011_awards';
import * as tracking from './migrations/012_tracking';
import * as indicators from './migrations/013_indicators';
import * as cases from './migrations/014_cases';
import * as directorySearch from './migrations/015_directory_search';
import * as roundMails from './migrations/016_round_mails';
import * as roundOfTalks from './migrations/017_round_of_talks';
import * as textSearch from './migrations/018_text_search';
import * as screeningReminders from './migrations/019_screening_reminders';
import * as applicationSearch from './migrations/020_application_search';
import * as talkSearch from './migrations/021_talk_search';
import type { Database } from './types';

/** Every migration in order. A landed one never changes. */
const MIGRATIONS: Record<string, Migration> = {
  '001_foundation': foundation,
  '002_areas': areas,
  '003_karte': karte,
  '004_imports': imports,
  '005_maps': maps,
  '006_visions': visions,
  '007_organisations': organisations,
  '008_matching': matching,
  '009_grants': grants,
  '010_screening': screening,
  '011_awards': awards,
  '012_tracking': tracking,
  '013_indicators': indicators,
  '014_cases': cases,
  '015_directory_search': directorySearch,
  '016_round_mails': roundMails,
  '017_round_of_talks': roundOfTalks,
  '018_text_search': textSearch,
  '019_screening_reminders': screeningReminders,
  '020_application_search': applicationSearch,
  '021_talk_search': talkSearch,
};

/** Brings the schema up to date; returns the names of the migrations that ran. Throws the first failure. */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
