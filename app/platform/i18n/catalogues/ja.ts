import accounts from '~/domains/accounts/locales/ja.json';
import areas from '~/domains/areas/locales/ja.json';
import boards from '~/domains/boards/locales/ja.json';
import cases from '~/domains/cases/locales/ja.json';
import collaborations from '~/domains/collaborations/locales/ja.json';
import dashboard from '~/domains/dashboard/locales/ja.json';
import exchange from '~/domains/exchange/locales/ja.json';
import awards from '~/domains/grants/awards/locales/ja.json';
import grants from '~/domains/grants/locales/ja.json';
import screening from '~/domains/grants/screening/locales/ja.json';
import ideas from '~/domains/ideas/locales/ja.json';
import imports from '~/domains/imports/locales/ja.json';
import indicators from '~/domains/indicators/locales/ja.json';
import karte from '~/domains/karte/locales/ja.json';
import maps from '~/domains/maps/locales/ja.json';
import matching from '~/domains/matching/locales/ja.json';
import talks from '~/domains/matching/talks/locales/ja.json';
import organisations from '~/domains/organisations/locales/ja.json';
import provenance from '~/domains/provenance/locales/ja.json';
import report from '~/domains/report/locales/ja.json';
import search from '~/domains/search/locales/ja.json';
import surveys from '~/domains/surveys/locales/ja.json';
import visions from '~/domains/visions/locales/ja.json';
import workshops from '~/domains/workshops/locales/ja.json';
import common from '../locales/ja.json';

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
