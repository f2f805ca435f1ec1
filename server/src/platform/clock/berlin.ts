/** Days and hours as people in the county live them: Europe/Berlin, whatever the machine's own zone. */
export const ZONE = 'Europe/Berlin';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function read(moment: Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]));
}

/** The calendar day of a moment, `YYYY-MM-DD`. */
export function berlinDay(moment: Date): string {
  const { year, month, day } = read(moment);
  return `${year}-${month}-${day}`;
}

/** The hour of a moment, 0 to 23. */
export function berlinHour(moment: Date): number {
  return Number(read(moment).hour);
}

/** The moment at which a day (`YYYY-MM-DD`) reaches a full hour; where summer time skips that hour, the moment after the gap. */
export function berlinTime(day: string, hour: number): Date {
  const guess = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const offset = (moment: Date): number => {
    const { year, month, day: date, hour: hours, minute } = read(moment);
    return new Date(`${year}-${month}-${date}T${hours}:${minute}:00Z`).getTime() - Math.floor(moment.getTime() / 60_000) * 60_000;
  };
  // The offset is read twice: the first guess may stand on the other side of a change of summer time.
  const first = new Date(guess.getTime() - offset(guess));
  return new Date(guess.getTime() - offset(first));
}

/** The day some days after another (`YYYY-MM-DD`). */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first moment after a day: a listing "until" that day holds until here. */
export function endOfBerlinDay(day: string): Date {
  return berlinTime(addDays(day, 1), 0);
}
