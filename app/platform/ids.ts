import { customAlphabet } from './random';

const random = customAlphabet('0123456789abcdefghijkmnpqrstvwxyz', 16);

/** A new identifier: prefix and 16 characters of 33 (80 bits), without letters that look alike. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${random()}`;
}

/** What an identifier belongs to; the prefix makes ids readable in logs and exports. */
export type IdPrefix =
  | 'usr' // account
  | 'gst' // guest device
  | 'tok' // invitation, reset or setup token
  | 'aud' // audit entry
  | 'prg' // programme
  | 'wsp' // workshop
  | 'ses' // session
  | 'phs' // agenda phase
  | 'tpl' // agenda template
  | 'brd' // board
  | 'map' // map
  | 'ftr' // something on a map
  | 'lay' // layer of a map
  | 'fil' // uploaded file
  | 'vrd' // vote round
  | 'vot' // vote
  | 'obj' // object on a board
  | 'kst' // set of figures or places of one source
  | 'fac' // facility
  | 'are' // state of an area
  | 'bnd' // boundary of an area
  | 'imp' // import of a file
  | 'twn' // table of towns and areas
  | 'vis' // vision of an area
  | 'cmt' // comment in a vision
  | 'ide' // idea
  | 'src' // source of an idea
  | 'stp' // step of an idea
  | 'mpg' // programme of matching
  | 'mrn' // ranking of everybody in it
  | 'mtc' // request between two organisations and the talk after it
  | 'msg' // message in a talk
  | 'rpt' // report of a talk to staff
  | 'fup' // look back some months after an agreement
  | 'clb' // collaboration
  | 'mil' // milestone of a collaboration
  | 'log' // entry in the log of a collaboration
  | 'cki' // look back at a collaboration
  | 'org' // organisation
  | 'ofr' // offer of an organisation
  | 'ned' // need of an organisation
  | 'oiv' // invitation to an organisation
  | 'ocl' // claim of an organisation
  | 'ohi' // state of an organisation before a change
  | 'gpr' // grant programme
  | 'gap' // application for a grant
  | 'gsp' // step in its history
  | 'rnd' // round of matching
  | 'trl' // result of a round on trial
  | 'ovr' // change of a result by staff
  | 'obn' // objection to a result
  | 'cas' // case study
  | 'pln' // plan with indicators
  | 'ind' // indicator
  | 'idf' // what an indicator counts
  | 'ivl' // figure of an indicator
  | 'itg' // target of an indicator
  | 'srv' // survey
  | 'svi' // organisation that is asked
  | 'svm' // mail of a survey
  | 'gaw' // award of a grant
  | 'gch' // change of it
  | 'grc' // receipt of a cost
  | 'gpy' // money paid or returned
  | 'awd' // support an organisation has had
  | 'gel' // what staff said about the eligibility of an application
  | 'gnt' // something said in a screening
  | 'gpc'; // change of a proposal
