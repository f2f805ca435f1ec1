import type { IconName } from '#lib/ui/icon-names.ts';

const icons: Record<string, IconName> = {
  housing: 'house',
  household: 'sofa',
  clothing: 'shirt',
  children: 'toy-brick',
  language: 'languages',
  education: 'graduation-cap',
  work: 'briefcase',
  authorities: 'file-text',
  health: 'stethoscope',
  mobility: 'bike',
  digital: 'smartphone',
  leisure: 'users',
  food: 'utensils',
  space: 'warehouse',
};

/** The picture of a topic: its own, its parent's, or the one for everything else. */
export function topicIcon(topic: { slug: string; parent: string | null }): IconName {
  return icons[topic.slug] ?? icons[topic.parent ?? ''] ?? 'shapes';
}
