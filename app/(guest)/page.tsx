import { StartPage } from '@/components/event/start-page';

const HomePage = () => <StartPage />;

export default HomePage;
