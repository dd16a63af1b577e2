import accounts from '~/domains/accounts/locales/easy.json';
import areas from '~/domains/areas/locales/easy.json';
import boards from '~/domains/boards/locales/easy.json';
import cases from '~/domains/cases/locales/easy.json';
import collaborations from '~/domains/collaborations/locales/easy.json';
import dashboard from '~/domains/dashboard/locales/easy.json';
import exchange from '~/domains/exchange/locales/easy.json';
import awards from '~/domains/grants/awards/locales/easy.json';
import grants from '~/domains/grants/locales/easy.json';
import screening from '~/domains/grants/screening/locales/easy.json';
import ideas from '~/domains/ideas/locales/easy.json';
import imports from '~/domains/imports/locales/easy.json';
import indicators from '~/domains/indicators/locales/easy.json';
import karte from '~/domains/karte/locales/easy.json';
import maps from '~/domains/maps/locales/easy.json';
import matching from '~/domains/matching/locales/easy.json';
import talks from '~/domains/matching/talks/locales/easy.json';
import organisations from '~/domains/organisations/locales/easy.json';
import provenance from '~/domains/provenance/locales/easy.json';
import report from '~/domains/report/locales/easy.json';
import search from '~/domains/search/locales/easy.json';
import surveys from '~/domains/surveys/locales/easy.json';
import visions from '~/domains/visions/locales/easy.json';
import workshops from '~/domains/workshops/locales/easy.json';
import common from '../locales/easy.json';

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
