import { Heading } from '@aws-amplify/ui-react';

/** A step's heading, one level below the page's: Amplify's own skip levels. */
const header = (title: string) => {
  const Header = () => (
    <Heading level={2} fontSize="1.375rem" fontWeight="650" className="amplify-authenticator__heading">
      {title}
    </Heading>
  );
  return { Header };
};

export const HEADERS = {
  ConfirmSignUp: header('We sent you an e-mail'),
  ForgotPassword: header('Reset your password'),
  ConfirmResetPassword: header('Choose a new password'),
  ConfirmSignIn: header('Enter the code of your app'),
  ForceNewPassword: header('Choose a new password'),
};
