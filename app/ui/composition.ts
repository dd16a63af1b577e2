/**
 * Whether a key event belongs to a composition (kana → kanji). Chrome reports keyCode 229 for keys the IME
 * takes; Safari ends the composition before the keydown of the Enter that ended it, with keyCode 229 as well.
 */
export function isComposing(event: { isComposing?: boolean; keyCode?: number }): boolean {
  return event.isComposing === true || event.keyCode === 229;
}
