import { EVENT_LIST_KEY } from '@/components/event/event-keys';
import { StartPage } from '@/components/event/start-page';
import { FirstPicture } from '@/components/providers/first-picture';
import { glimpseEvents } from '@/lib/data/public-facts';

const HomePage = async () => {
  const first = await glimpseEvents();
  return (
    <FirstPicture queryKey={EVENT_LIST_KEY} data={first && { pages: [first], pageParams: [undefined] }}>
      <StartPage />
    </FirstPicture>
  );
};

export default HomePage;
