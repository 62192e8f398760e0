from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class StaffAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves; people are invited."""

    def is_open_for_signup(self, request: object) -> bool:
        return False


class StaffSocialAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: object, sociallogin: object) -> bool:
        return False


class StaffMfaAdapter(DefaultMFAAdapter):
    pass
