import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AgendaPage } from '@/components/agenda/agenda-page';

export const metadata: Metadata = { title: 'Agenda' };

/** Made on the first visit and kept: the page is the same for everyone, its data is fetched in the browser. */
export const generateStaticParams = () => [];

const Agenda = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return (
    // A page that is kept knows no query.
    <Suspense>
      <AgendaPage eventId={eventId} />
    </Suspense>
  );
};

export default Agenda;
