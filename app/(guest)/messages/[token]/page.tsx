import type { Metadata } from 'next';
import { MessageChoicePage } from '@/components/messages/message-choice-page';

/** The link is a key: it belongs to no search engine, and to no other site's log. */
export const metadata: Metadata = { title: 'E-mails', robots: { index: false, follow: false }, referrer: 'no-referrer' };

const Messages = async ({ params }: { params: Promise<{ token: string }> }) => {
  const { token } = await params;
  return <MessageChoicePage token={token} />;
};

export default Messages;
