/** The pictures that pages use, by their names at lucide.dev. `npm run generate` puts just these into icons.generated.svg. */
export const iconNames = [
  'accessibility', 'arrow-right', 'badge-check', 'banknote-x', 'bike', 'book-open-text', 'briefcase', 'building', 'calendar', 'check', 'chevron-down', 'circle-alert',
  'clock', 'download', 'eye', 'eye-off', 'file-text', 'flag', 'graduation-cap', 'hand', 'heart-handshake', 'house', 'info',
  'languages', 'list', 'log-out', 'mail', 'map-pin', 'menu', 'message-circle', 'pencil', 'phone', 'plus', 'rotate-cw', 'search', 'shapes', 'shield-check',
  'shirt', 'smartphone', 'sofa', 'stethoscope', 'toy-brick', 'trash', 'triangle-alert', 'undo-2', 'user', 'users', 'utensils', 'warehouse', 'wifi-off', 'x',
] as const; // prettier-ignore

export type IconName = (typeof iconNames)[number];
