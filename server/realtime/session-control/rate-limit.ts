/** A bucket of permissions that fills by `perSecond` up to `capacity`. */
export interface Bucket {
  /** Takes one; false when the bucket is empty. `now` in ms. */
  take(now: number): boolean;
}

export function createBucket(capacity: number, perSecond: number, now: number): Bucket {
  let left = capacity;
  let at = now;
  return {
    take(time) {
      left = Math.min(capacity, left + (Math.max(0, time - at) / 1000) * perSecond);
      at = Math.max(at, time);
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
