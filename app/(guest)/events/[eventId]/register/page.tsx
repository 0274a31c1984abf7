import type { Metadata } from 'next';
import { RegisterPage } from '@/components/registration/register-page';

export const metadata: Metadata = { title: 'Register' };

const Register = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <RegisterPage eventId={eventId} />;
};

export default Register;
