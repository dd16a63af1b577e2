/** What a person can do to a page before it is taken over, and what React answers at once. */
const EVENTS = [
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'touchcancel',
  'keydown',
  'keyup',
  'keypress',
  'focusin',
  'focusout',
  'beforeinput',
  'input',
  'change',
  'submit',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'select',
  'selectionchange',
  'paste',
] as const;

/**
 * Leaves early events to the browser alone until the returned function is called: links, forms and fields work as
 * they do without JavaScript. Remix waits for the page's data outside any boundary while React takes the page over;
 * an event in between makes React finish at once, which it then can't, and the page stays dead.
 */
export function holdEarlyEvents(): () => void {
  const hold = (event: Event) => event.stopImmediatePropagation();
  for (const name of EVENTS) window.addEventListener(name, hold, { capture: true });
  return () => {
    for (const name of EVENTS) window.removeEventListener(name, hold, { capture: true });
  };
}
