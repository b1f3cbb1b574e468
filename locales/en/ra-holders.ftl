# Finding a holder in the console.

ra-holders-title = Holders
ra-holders-heading = Find a holder
ra-holders-q = Name, smartcard number, email or organisation code
ra-holders-q-hint = The beginnings of the name’s words are enough, in any order
ra-holders-find = Find
ra-holders-found = Holders found
ra-holders-name = Name
ra-holders-number = Smartcard number
ra-holders-organisation = Organisation
ra-holders-closed = Closed
ra-holders-more = More holders
ra-holders-too-many = Many names begin like that, and nobody among the first has it all. Look further, or give more of a word.
ra-holders-further = Look further
ra-holders-nobody = Nobody was found within the organisations that your roles cover. Check the spelling, or try the smartcard number under the photograph.

ra-holders-enter = Enter a name, a smartcard number, a whole email address or an organisation code
