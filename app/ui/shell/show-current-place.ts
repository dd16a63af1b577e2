/**
 * Ref of a menu in one row: where it doesn't fit, the entry of the open page starts in sight. A row somebody has moved
 * or is pressing before the page was taken over stays: moved under the finger, the press would go to another entry or
 * to none.
 */
export function showCurrentPlace(menu: HTMLElement | null): void {
  const current = menu?.querySelector<HTMLElement>('[aria-current="page"], [data-within]');
  if (!menu || !current || menu.scrollLeft !== 0 || menu.matches(':active')) return;
  const { left, right } = current.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  if (left < box.left || right > box.right) menu.scrollLeft += right - box.right + 16;
}
