import { DateTime } from 'luxon';
import { createContext, useContext, useEffect, useState } from 'react';

/** Says what time it is; tests give another one. */
export const ClockContext = createContext<() => DateTime>(() => DateTime.now());

const minute = 60_000;

/** The time, moving once a minute, so that "2 minutes ago" does not stay. */
export function useNow(): DateTime {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(() => clock());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), minute);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
