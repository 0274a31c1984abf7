import { Tag } from '@/components/ui/tag';
import type { EventState } from '@/lib/domain/registration';

export const EventStateTag = ({ state }: { state: EventState }) => {
  switch (state) {
    case 'DRAFT':
      return <Tag>Draft</Tag>;
    case 'PUBLISHED':
      return <Tag tone="success">Published</Tag>;
    case 'CANCELLED':
      return <Tag tone="error">Cancelled</Tag>;
  }
};
