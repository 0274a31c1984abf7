import type { Metadata } from 'next';
import { ReceiptPage } from '@/components/requests/receipt/receipt-page';

export const metadata: Metadata = { title: 'Receipt' };

type Props = { params: Promise<{ eventId: string }>; searchParams: Promise<{ request?: string | string[] }> };

const Receipt = async ({ params, searchParams }: Props) => {
  const { eventId } = await params;
  const { request } = await searchParams;
  return <ReceiptPage eventId={eventId} requestId={typeof request === 'string' ? request : undefined} />;
};

export default Receipt;
