import { useEffect, useState } from 'react';

/** The part of the page that can be seen, in CSS pixels. */
export interface VisibleArea {
  top: number;
  height: number;
  /** Whether an on-screen keyboard takes a part of the screen. */
  keyboardOpen: boolean;
}

/** Smaller changes are the browser's own bars coming and going. */
const KEYBOARD_MIN = 150;

/**
 * The area above the on-screen keyboard; null on the server and until the browser has told. Phones that lay the
 * keyboard over the page and phones that shrink the page for it give the same answer: the tallest area seen at
 * this width is taken as the screen without keyboard.
 */
export function useVisualViewport(): VisibleArea | null {
  const [area, setArea] = useState<VisibleArea | null>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    let tallest = { width: 0, height: 0 };
    const measure = () => {
      // Zooming in shrinks the area as well; scale takes it back out.
      const height = Math.round(viewport.height * viewport.scale);
      const width = Math.round(viewport.width * viewport.scale);
      if (Math.abs(width - tallest.width) > 1) tallest = { width, height: 0 };
      tallest.height = Math.max(tallest.height, height);
      const next = {
        top: viewport.scale > 1.01 ? 0 : Math.round(viewport.offsetTop),
        height,
        keyboardOpen: tallest.height - height > KEYBOARD_MIN,
      };
      setArea((before) =>
        before?.top === next.top && before.height === next.height && before.keyboardOpen === next.keyboardOpen
          ? before
          : next,
      );
    };
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
    };
  }, []);
  return area;
}
