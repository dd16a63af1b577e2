import accounts from '~/domains/accounts/locales/en.json';
import areas from '~/domains/areas/locales/en.json';
import boards from '~/domains/boards/locales/en.json';
import cases from '~/domains/cases/locales/en.json';
import collaborations from '~/domains/collaborations/locales/en.json';
import dashboard from '~/domains/dashboard/locales/en.json';
import exchange from '~/domains/exchange/locales/en.json';
import awards from '~/domains/grants/awards/locales/en.json';
import grants from '~/domains/grants/locales/en.json';
import screening from '~/domains/grants/screening/locales/en.json';
import ideas from '~/domains/ideas/locales/en.json';
import imports from '~/domains/imports/locales/en.json';
import indicators from '~/domains/indicators/locales/en.json';
import karte from '~/domains/karte/locales/en.json';
import maps from '~/domains/maps/locales/en.json';
import matching from '~/domains/matching/locales/en.json';
import talks from '~/domains/matching/talks/locales/en.json';
import organisations from '~/domains/organisations/locales/en.json';
import provenance from '~/domains/provenance/locales/en.json';
import report from '~/domains/report/locales/en.json';
import search from '~/domains/search/locales/en.json';
import surveys from '~/domains/surveys/locales/en.json';
import visions from '~/domains/visions/locales/en.json';
import workshops from '~/domains/workshops/locales/en.json';
import common from '../locales/en.json';

export default {
  indicators,
  karte,
  common,
  accounts,
  areas,
  awards,
  boards,
  cases,
  collaborations,
  exchange,
  grants,
  ideas,
  imports,
  maps,
  matching,
  screening,
  talks,
  organisations,
  provenance,
  surveys,
  visions,
  search,
  dashboard,
  report,
  workshops,
};
