import type { Metadata } from 'next';
import { OrderPage } from '@/components/requests/order/order-page';

export const metadata: Metadata = { title: 'Food, drinks and help' };

const Order = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <OrderPage eventId={eventId} />;
};

export default Order;
