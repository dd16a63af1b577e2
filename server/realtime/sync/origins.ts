/** Origins of a room's transactions that are not a member's. */

/** A change made by a service. */
export class ServerEdit {
  constructor(readonly by: string) {}
}
/** What the store had. */
export const FROM_STORE = Symbol('store');
/** What another server took from its members. */
export const FROM_BUS = Symbol('bus');
